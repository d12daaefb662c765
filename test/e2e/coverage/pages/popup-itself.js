import { answerOf } from './answer.js'
import { redeem } from './login.js'

await redeem(answerOf(location.href))
opener.postMessage({ popup: location.href }, location.origin)
close()
