// A real OpenID Connect provider on this machine, for the tests: anyone may sign in with any name.
// A name that begins with "onbevestigd" has an e-mail address that the provider does not vouch for.
import { Provider } from "oidc-provider";

const [poort, terug] = process.argv.slice(2);
const uitgever = `http://127.0.0.1:${poort}`;
const aanbieder = new Provider(uitgever, {
  clients: [
    {
      client_id: "inburgering",
      client_secret: process.env.GEHEIM,
      redirect_uris: [terug],
      post_logout_redirect_uris: [new URL("/aanmelden", terug).href],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["alleen voor de tests"] },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({ sub, email: sub.replace("onbevestigd-", ""), email_verified: !sub.startsWith("onbevestigd") }),
  }),
  pkce: { required: () => true },
});
aanbieder.listen(Number(poort), "127.0.0.1", () => console.log("klaar"));
