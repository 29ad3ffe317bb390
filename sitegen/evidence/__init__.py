"""What holds of the programs and the app, kept in result files."""
