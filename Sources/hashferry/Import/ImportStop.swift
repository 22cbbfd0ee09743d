internal import FileReading
internal import Foundation
internal import ImportDestinations
internal import Synchronization
internal import UnixSignals

/// Lets an import end early when someone stops it: by Ctrl-C, by SIGTERM, or by closing its terminal (SIGHUP).
///
/// Into the embedded store it ends between two batches, into a service after the calls under way. The second signal ends
/// the process at once: a run may be killed at any time, too.
final class ImportStop: Sendable {
    private let signal = Atomic<Int32>(0)
    private let delivery: DeliveryStop?

    /// - Parameter delivery: what ends a delivery to a service.
    init(_ delivery: DeliveryStop? = nil) { self.delivery = delivery }

    /// Listens to the signals as long as the task that it starts is not cancelled.
    ///
    /// SIGHUP stays ignored where whoever started the program wants that, as nohup(1) does.
    func listen() async -> Task<Void, Never> {
        let signals =
            ProcessStart.isIgnored(SIGHUP)
            ? await UnixSignalsSequence(trapping: .sigint, .sigterm)
            : await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        return Task {
            for await signal in signals { receive(signal.rawValue) }
        }
    }

    /// The signal that asked for the end; nil where none did.
    var received: Int32? {
        let value = signal.load(ordering: .relaxed)
        return value == 0 ? nil : value
    }

    /// The exit status of a run that a signal has ended, as shells know it.
    static func status(_ signal: Int32) -> Int32 { 128 + signal }

    private func receive(_ number: Int32) {
        guard signal.exchange(number, ordering: .relaxed) == 0 else { Foundation.exit(Self.status(number)) }
        delivery?.stop()
        Console.note("stopping after the users under way; press Ctrl-C again to stop at once")
    }
}
