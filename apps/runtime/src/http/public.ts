import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key of routes that need no sign-in. */
export const PUBLIC_ROUTE = 'formwork:public';

/** Marks a route that answers without a sign-in. Every other route is closed by default. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC_ROUTE, true);
}
