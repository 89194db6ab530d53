# Personal data in free text: says what was found and does not repeat it
personal-phone = The text holds what looks like a telephone number. Please take it out and send again; name the office, not a person's number.
personal-id = The text holds what looks like an identity card or citizen number. Please take it out and send again.
personal-email = The text holds an e-mail address. Please take it out and send again.
personal-address = The text holds a house number. Please take it out and send again; name the hamlet at most.
