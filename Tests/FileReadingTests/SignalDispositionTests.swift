import FileReading
import Foundation
import Testing

@Suite struct SignalDispositionTests {
    /// SIGURG does nothing by default, and nobody here uses it.
    @Test func tellsAnIgnoredSignalFromOthers() {
        #expect(!ProcessStart.isIgnored(SIGURG))
        let before = signal(SIGURG, SIG_IGN)
        #expect(ProcessStart.isIgnored(SIGURG))
        _ = signal(SIGURG, before)
        #expect(!ProcessStart.isIgnored(SIGURG))
        #expect(!ProcessStart.isIgnored(-1))
    }
}
