import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key of routes that need no sign-in. */
export const PUBLIC_ROUTE = 'formwork:public';

/** What a route without a sign-in wants to know: who asks, if anybody is signed in, or not even that. */
export type PublicRoute = 'who-asks' | 'nothing';

/** Marks a route that answers without a sign-in. Every other route is closed by default. */
export function Public(asks: PublicRoute = 'who-asks'): CustomDecorator {
  return SetMetadata(PUBLIC_ROUTE, asks);
}
