# What the front of several processes answers itself (serve --workers)
front-unavailable-title = The dashboard is being restarted
front-unavailable = Nothing is lost: every report with a receipt is stored. Try again in a few seconds; a report that got no receipt has to be sent again.
front-broken-title = The answer broke off
front-broken = The process that was to answer has stopped and is being started again. If you have just sent a report and hold no receipt, send it again: an identical report is not counted twice.
front-not-found-title = There is nothing at this address
front-not-found = Check the address, or open the dashboard's start page.
front-malformed-title = The request is malformed
front-malformed = The request was not passed on, because its head or its body does not follow HTTP/1.1. Check the program or the proxy that sent it.
