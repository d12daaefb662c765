// angular-oauth2-oidc as its package ships it. Its service is made by hand: an application around it would send nothing more.
import '@angular/compiler'
import { HttpClient, HttpXhrBackend } from '@angular/common/http'
import { Injector, type NgZone, runInInjectionContext } from '@angular/core'
import {
  type AuthConfig,
  DefaultHashHandler,
  NullValidationHandler,
  OAuthService,
  SystemDateTimeProvider,
  UrlHelperService,
} from 'angular-oauth2-oidc'

export function createService(config: AuthConfig): OAuthService {
  const backend = runInInjectionContext(
    Injector.create({ providers: [] }),
    () => new HttpXhrBackend({ build: () => new XMLHttpRequest() }),
  )
  const here = (work: () => unknown) => work()
  return new OAuthService(
    { run: here, runOutsideAngular: here } as unknown as NgZone,
    new HttpClient(backend),
    sessionStorage,
    new NullValidationHandler(),
    config,
    new UrlHelperService(),
    console,
    new DefaultHashHandler(),
    document,
    new SystemDateTimeProvider(),
  )
}
