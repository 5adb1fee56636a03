import Testing

@testable import Database

struct StatementSplitterTests {
  @Test(arguments: [
    ("", []),
    (" ;; -- nothing; here\n", []),
    ("SELECT 1", ["SELECT 1"]),
    ("SELECT 1; SELECT 2;\n", ["SELECT 1", "SELECT 2"]),
    ("SELECT 'a;b''c;'; SELECT \"d;e\"", ["SELECT 'a;b''c;'", "SELECT \"d;e\""]),
    ("-- first; comment\nSELECT 1; /* second; */ SELECT 2", ["SELECT 1", "SELECT 2"]),
    ("SELECT 4 - 2 / 1 * $1; SELECT 'it''s'", ["SELECT 4 - 2 / 1 * $1", "SELECT 'it''s'"]),
    ("DO $$ BEGIN a; b; END $$; SELECT $x$;$$;$x$", ["DO $$ BEGIN a; b; END $$", "SELECT $x$;$$;$x$"]),
    ("BEGIN; COMMIT", ["BEGIN", "COMMIT"]),
  ])
  func `a file falls into its statements`(text: String, statements: [String]) {
    #expect(StatementSplitter.statements(in: text) == statements)
  }

  @Test
  func `a trigger's body stays in one piece`() {
    let trigger = """
      CREATE TRIGGER t AFTER UPDATE ON a BEGIN
        UPDATE b SET x = CASE WHEN new.y = 'END;' THEN 1 ELSE 2 END;
        DELETE FROM c;
      END
      """
    #expect(
      StatementSplitter.statements(in: "SELECT 1;\n\(trigger);\nSELECT 2;") == [
        "SELECT 1", trigger, "SELECT 2",
      ])
  }
}
