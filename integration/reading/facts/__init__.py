"""What a customer tells about their case, one module for each family of facts."""
