### The gate of the server: why a request is not taken. Only operators and programs meet these.

gate-foreign-host = This server is not served under the name in the address that you opened. For the operator: set CAMPAIGN_PUBLIC_URL to the dashboard's public address.
gate-hidden = There is no such address here.
gate-failed = The server failed while it answered. The fault was written down; please try again in a few minutes.
