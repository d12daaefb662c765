import adfs from './adfs.ts'
import apple from './apple.ts'
import auth0 from './auth0.ts'
import cognito from './cognito.ts'
import djangoOauthToolkit from './django-oauth-toolkit.ts'
import duende from './duende.ts'
import entraB2c from './entra-b2c.ts'
import entraId from './entra-id.ts'
import facebook from './facebook.ts'
import firebase from './firebase.ts'
import forgerock from './forgerock.ts'
import fusionauth from './fusionauth.ts'
import github from './github.ts'
import google from './google.ts'
import hubspot from './hubspot.ts'
import ibmVerify from './ibm-verify.ts'
import kakao from './kakao.ts'
import keycloak from './keycloak.ts'
import linkedin from './linkedin.ts'
import oidcProvider from './oidc-provider.ts'
import okta from './okta.ts'
import openiddict from './openiddict.ts'
import ory from './ory.ts'
import ping from './ping.ts'
import type { Provider } from './provider.ts'
import salesforce from './salesforce.ts'
import shopify from './shopify.ts'
import slack from './slack.ts'
import spotify from './spotify.ts'
import spring from './spring.ts'
import strava from './strava.ts'
import supabase from './supabase.ts'
import tiktok from './tiktok.ts'
import twitch from './twitch.ts'
import wechat from './wechat.ts'
import wso2 from './wso2.ts'

/** Every product that we know, in no order that matters: no sign fits two of them. */
export const providers: readonly Provider[] = [
  entraId,
  entraB2c,
  google,
  auth0,
  okta,
  keycloak,
  cognito,
  github,
  slack,
  salesforce,
  facebook,
  linkedin,
  apple,
  ping,
  forgerock,
  duende,
  spring,
  adfs,
  oidcProvider,
  djangoOauthToolkit,
  firebase,
  fusionauth,
  hubspot,
  ibmVerify,
  kakao,
  openiddict,
  ory,
  shopify,
  spotify,
  strava,
  supabase,
  tiktok,
  twitch,
  wechat,
  wso2,
]
