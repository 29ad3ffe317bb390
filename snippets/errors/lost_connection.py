"""A session whose connection was lost waits for a rollback

rule: exact
"""

from sqlalchemy import create_engine, exc, text
from sqlalchemy.orm import Session

engine = create_engine("sqlite:///shop.db")
QUERY = text("SELECT 12")


def main() -> None:
    with Session(engine) as session:
        print(f"read: {session.scalar(QUERY)}")
        session.connection().invalidate()  # as a lost connection is
        try:
            session.scalar(QUERY)
        except exc.PendingRollbackError as error:
            print(str(error).split("\n")[0].split("(Back")[0])
        session.rollback()
        print(f"after the rollback: {session.scalar(QUERY)}")
    engine.dispose()


if __name__ == "__main__":
    main()
