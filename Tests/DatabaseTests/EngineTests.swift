import TestSupport
import Testing

struct EngineTests {
  @Test
  func `both engines are tested`() {
    guard Engine.available != Engine.allCases else { return }
    print(
      """
      ======================================================================================
      NO POSTGRESQL: ONLY HALF OF THE STORAGE TESTS RUN. Start one and name it:
        export GUILDHALL_TEST_POSTGRES="$(bin/postgres-for-tests)"
      ======================================================================================
      """)
    if Engine.requiresPostgres {
      Issue.record("GUILDHALL_TEST_REQUIRE_POSTGRES is set, but GUILDHALL_TEST_POSTGRES is not")
    }
  }
}
