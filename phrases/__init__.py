"""Every sentence the service can say, in six languages."""
