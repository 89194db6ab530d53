### Sign-in, roles, and why a page or the whole server does not open.

access-role-public = Public
access-role-ward = Ward
access-role-monitor = Monitor
access-role-leader = Leader
access-role-administrator = Administrator

access-sign-in = Sign in
access-sign-in-with = Sign in with { $provider }
access-sign-out = Sign out
access-sign-out-everywhere = Sign out on all devices
access-signed-in = { $name } · { $role }
access-signed-in-ward = { $name } · { $ward }

access-trouble-subject = The sign-in provider does not say who you are ("sub" is missing). Please tell the administrator.
access-trouble-expired = You signed in more than { $hours } hours ago. Please sign in again.
access-trouble-signed-out = This sign-in was ended. Please sign in again.
access-trouble-file = The list of people and roles cannot be read at the moment, so nobody gets a role from it. Please tell the administrator.
access-trouble-role = You are signed in but have no role yet, so you see what the public sees. Please ask the administrator if you need more.
access-trouble-ward = This account has the role of a ward but no valid ward code. Please tell the administrator.

access-page-refused = This page is not public. Please sign in with an account that may open it.
access-page-refused-role = The role "{ $role }" may not open this page.
access-ward-refused = You may not see the data of this ward.
access-no-edition = No edition of the figures has been published yet. They will stand here once the monitoring desk has published the first one.

access-demo-banner = Demo mode, no sign-in
access-demo-banner-about = Whoever opens this page may choose a role; in real use everybody signs in.
access-demo-role = View as
access-demo-ward = As ward

access-edition = Figures
access-edition-latest = Latest
access-edition-no = Edition { $no } ({ $day })
access-edition-line = Edition { $no } · { $day } · { $completeness } wards reported · known at { $known } · published { $published } · version { $version }
access-edition-unknown = There is no edition { $no }.
access-edition-corrected = This edition was corrected: { $text }
access-edition-withdrawn = This edition was withdrawn: { $text }

access-refused = The server does not serve pages: { $reason }
access-refused-store = sign-in is not configured and the store is a real one. Without sign-in only a demo store is served. Add [auth] to .streamlit/secrets.toml (docs/access.md), or use --store demo.
access-refused-address = sign-in is not configured and the address { $host } is open beyond this machine. Without sign-in pages are served at 127.0.0.1 only. Add [auth] to .streamlit/secrets.toml (docs/access.md), or use --host 127.0.0.1.
access-refused-incomplete = [auth] in secrets.toml lacks { $entry } (docs/access.md).
access-refused-secret = cookie_secret in [auth] must have at least { $least } random characters (docs/access.md).
access-refused-redirect = redirect_uri in [auth] must begin with https:// (except on this machine) and end with { $path } (docs/access.md).
access-refused-metadata = { $entry } in [auth] must begin with https:// (except on this machine; docs/access.md).
access-refused-headers = Streamlit's option { $option } lets a header of the request say who somebody is. Take it away (docs/access.md).
access-refused-file = the list of people and roles is wrong: { $reason }
