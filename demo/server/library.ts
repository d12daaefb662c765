import { quietly } from './quietly.ts'

/** oidc-provider, without the notice it prints when it is loaded. */
export const { errors, Provider } = await quietly(() => import('oidc-provider'))
