import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RuntimeConfig } from '../config/config-schema.ts';
import { Idempotency, type IdempotencyOption } from '../http/idempotency.ts';
import { Context } from '../http/principal.ts';
import { Public } from '../http/public.ts';
import { findString, readObject, readString, refuseOtherKeys } from '../http/read-body.ts';
import { type RequestContext, findRequestContext } from '../http/request-context.ts';
import { CONFIG } from '../tokens.ts';
import { SessionNeeded, SignInRefused, SignedOut } from './identity.errors.ts';
import { IdentityService } from './identity.service.ts';
import type { PresentedSession } from './present-session.ts';
import { readPreferences } from './read-preferences.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { type ProvenPerson, SessionStore } from './session-store.ts';

/** Signing in and out, and what a person sets for themselves. */
@Controller('api')
export class SessionController {
  constructor(
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(SessionStore) private readonly store: SessionStore,
    @Inject(CONFIG) private readonly config: RuntimeConfig,
  ) {}

  /** Signs in with login and password. Throws `FW_IDENTITY_SIGN_IN`, `FW_IDENTITY_THROTTLED`. */
  @Public()
  @Post('session')
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresentedSession> {
    const given = readObject(body);
    refuseOtherKeys(given, ['login', 'password']);
    const login = readString(given, 'login');
    return this.begin(
      await this.identity.signIn(login, readString(given, 'password', 1000), request.ip),
      request,
      reply,
    );
  }

  /** Makes the first administrator, by the link that the server printed. Throws `FW_IDENTITY_LINK`, `FW_IDENTITY_PASSWORD`. */
  @Public()
  @Post('session/one-time')
  @HttpCode(200)
  async signInOnce(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresentedSession> {
    const given = readObject(body);
    refuseOtherKeys(given, ['token', 'login', 'name', 'password']);
    const proven = await this.identity.createFirstAdministrator(readString(given, 'token'), {
      login: readString(given, 'login', 100),
      name: readString(given, 'name', 200),
      password: readString(given, 'password', 1000),
    });
    return this.begin(proven, request, reply);
  }

  /** Who is signed in, with the CSRF token that writes must send. Throws `FW_IDENTITY_SIGNED_OUT`. */
  @Public()
  @Get('session')
  async session(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresentedSession> {
    const context = findRequestContext(request);
    if (context === undefined) throw SignedOut({});
    // The cookie lasts as long as the session: each use puts the end of both off.
    if (context.sessionSecret !== undefined) setSessionCookie(reply, context.sessionSecret, this.config);
    return this.identity.present(context.principal.user.id, context.sessionSecret ?? '');
  }

  /** Ends this session. */
  @Public()
  @Delete('session')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const secret = findRequestContext(request)?.sessionSecret;
    if (secret !== undefined) await this.store.end(secret);
    clearSessionCookie(reply, this.config);
  }

  /** Ends every session of the asker. */
  @Delete('sessions')
  @HttpCode(204)
  async signOutEverywhere(
    @Context() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.store.endAll(context.principal.user.id);
    clearSessionCookie(reply, this.config);
  }

  /** Changes the language, time zone or appearance of the asker. Throws `FW_IDENTITY_PERSON`. */
  @Patch('session/preferences')
  async changePreferences(@Context() context: RequestContext, @Body() body: unknown): Promise<PresentedSession> {
    await this.identity.updatePreferences(context.principal.user.id, readPreferences(body));
    return this.identity.present(context.principal.user.id, context.sessionSecret ?? '');
  }

  /** Changes the password, ends every session and token of the asker and begins a new session. Throws `FW_IDENTITY_SIGN_IN`, `FW_IDENTITY_PASSWORD`, `FW_IDENTITY_THROTTLED`. */
  @Post('session/password')
  @HttpCode(200)
  async changePassword(
    @Context() context: RequestContext,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresentedSession> {
    const given = readObject(body);
    refuseOtherKeys(given, ['current', 'next']);
    requireSession(context);
    const proven = await this.identity.changePassword(
      context.principal.user,
      readString(given, 'current', 1000),
      readString(given, 'next', 1000),
      request.ip,
    );
    return this.begin(proven, request, reply);
  }

  /** The API tokens of the asker, without their secrets. */
  @Get('tokens')
  async tokens(@Context() context: RequestContext): Promise<unknown> {
    return { items: await this.store.listTokens(context.principal.user.id) };
  }

  /** Makes an API token; its secret is shown this once. Throws `FW_IDENTITY_PERSON`, `FW_IDENTITY_TOKEN_SHOWN`, `FW_IDENTITY_SESSION_NEEDED`. */
  @Post('tokens')
  async createToken(
    @Context() context: RequestContext,
    @Body() body: unknown,
    @Idempotency() { idempotency }: IdempotencyOption,
  ): Promise<unknown> {
    requireSession(context);
    const given = readObject(body);
    refuseOtherKeys(given, ['name', 'expiresOn']);
    const expiresOn = findString(given, 'expiresOn', 10);
    const token = { name: readString(given, 'name', 100), expiresOn };
    return this.identity.createToken(context, token, idempotency);
  }

  /** Ends an API token of the asker. */
  @Delete('tokens/:id')
  @HttpCode(204)
  async revokeToken(
    @Context() context: RequestContext,
    @Req() request: FastifyRequest<{ Params: { id: string } }>,
  ): Promise<void> {
    await this.store.revokeToken(context.principal.user.id, request.params.id);
  }

  /** Begins a session of its own; one that this browser had before ends. */
  private async begin(proven: ProvenPerson, request: FastifyRequest, reply: FastifyReply): Promise<PresentedSession> {
    const secret = await this.store.open(proven, {
      userAgent: request.headers['user-agent'] ?? '',
      address: request.ip,
    });
    if (secret === undefined) throw SignInRefused({});
    const former = findRequestContext(request)?.sessionSecret;
    if (former !== undefined) await this.store.end(former);
    setSessionCookie(reply, secret, this.config);
    return this.identity.present(proven.id, secret);
  }
}

/** A token that ends could otherwise make one that does not, and a stolen one could lock its owner out. */
function requireSession(context: RequestContext): void {
  if (context.via !== 'session') throw SessionNeeded({});
}
