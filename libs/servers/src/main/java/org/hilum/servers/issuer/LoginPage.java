package org.hilum.servers.issuer;

/** The page that asks for name and password. */
final class LoginPage {
  /** Browsers hold the address that follows a form against this too, hence the services' ports. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none';"
          + " form-action 'self' http://localhost:*";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Hilum login</title>
          <style>
            :root { color-scheme: dark; font: 16px/1.5 system-ui, sans-serif; }
            body { background: #101418; color: #e6eaee; display: grid; place-items: center;
                   min-height: 95vh; }
            form { display: grid; gap: 1rem; width: 20rem; }
            input, button { font: inherit; padding: .5rem; width: 100%%; box-sizing: border-box; }
          </style>
        </head>
        <body>
          <form method="post" action="/authorize">
            <h1>Hilum</h1>
            <p role="status">%s</p>
            <input type="hidden" name="request" value="%s">
            <label>Name <input name="name" autocomplete="username" required autofocus></label>
            <label>Password
              <input name="password" type="password" autocomplete="current-password" required>
            </label>
            <button>Log in</button>
          </form>
        </body>
      </html>
      """;

  private LoginPage() {}

  /**
   * @param request the query that brought the person here, sent along with the password
   */
  static String asking(String notice, String request) {
    return PAGE.formatted(escaped(notice), escaped(request));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
