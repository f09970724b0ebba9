"""What must outlive a process, in SQLite or PostgreSQL; every row belongs to an account."""
