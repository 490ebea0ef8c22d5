import { defineError } from '@formwork/kernel';
import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../http/public.ts';
import type { DemoAccount } from './prepare-demo.ts';

/** Injection token of the demo sign-ins; an empty list on a real system. */
export const DEMO_ACCOUNTS = Symbol('demo accounts');

/** There are no demo people: this is a real system. */
const DemoAbsent = defineError('FW_DEMO_ABSENT', {
  status: 404,
  message: () => 'There are no demo people here.',
  hint: () => 'Start with --demo to get demo people and data.',
});

/** Demo sign-ins for the sign-in page; only where demo data was asked for. */
@Controller('api/demo')
export class DemoController {
  constructor(@Inject(DEMO_ACCOUNTS) private readonly accounts: readonly DemoAccount[]) {}

  /** The demo people and their passwords. Throws `FW_DEMO_ABSENT`. */
  @Public('nothing')
  @Get()
  list(): { accounts: readonly DemoAccount[] } {
    if (this.accounts.length === 0) throw DemoAbsent({});
    return { accounts: this.accounts };
  }
}
