"""The doors through which reports come in; every one of them hands over to the one intake."""
