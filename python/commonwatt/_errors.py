"""What can go wrong besides wrong arguments, which are a ValueError."""


class BridgeError(RuntimeError):
    """The Java process is not there, has died, or does not answer; the message ends with its log."""
