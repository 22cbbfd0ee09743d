internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals
internal import UsersServer

/// What the service does when it gets a signal: SIGHUP reads the key file again, the first SIGTERM or SIGINT lets the calls
/// in progress end, and the second ends the process at once.
struct ServeSignals {
    let service: UsersService
    let group: ServiceGroup
    let logger: Logger

    /// Listens as long as the task that it starts is not cancelled; a signal that comes later than this returns is heard.
    func listen() async -> Task<Void, Never> {
        let signals = await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint)
        return Task {
            var isEnding = false
            for await signal in signals {
                switch signal {
                case .sighup: service.reloadKeys()
                case _ where isEnding:
                    logger.notice("ended at once, by a second signal", metadata: ["signal": "\(signal)"])
                    Foundation.exit(128 + signal.rawValue)
                default:
                    isEnding = true
                    logger.notice(
                        "ending: calls in progress are answered, another signal ends at once",
                        metadata: ["signal": "\(signal)"])
                    await group.triggerGracefulShutdown()
                }
            }
        }
    }
}
