# Questions about figures and the reasons that answer them, for every door of reports.
reason-short = The reason is too short. Write at least { $min } characters, e.g. “Digital day, many residents came”.
reason-long = The reason is longer than { $max } characters. Write it more briefly.
reason-hidden = The reason holds control characters or hidden ones (line breaks, tabs, signs that cannot be seen). Type it again on one line.
reason-personal = The reason seems to hold personal data (a phone number, an id number, an e-mail address or a house number). Remove it; tell only what happened.
answer-receipt-unknown = No accepted report has the receipt number { $receipt_no }. Check the number; a refused report is to be corrected and sent again.
answer-not-a-question = Item { $problems } of this receipt is not a question, so there is nothing to answer.
