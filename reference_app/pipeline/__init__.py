"""Answer as the third party answers; compare and record later."""
