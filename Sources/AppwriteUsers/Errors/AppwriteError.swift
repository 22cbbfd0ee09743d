/// Why a call to the service has no result.
///
/// Descriptions have no message of the server and no part of a request or an answer: they may be logged.
public enum AppwriteError: Error, Sendable, Hashable {
    /// The service said no.
    case refused(ServerError)
    /// The answer is not what was asked for.
    case unexpectedAnswer(UnexpectedAnswer)
    /// There is no answer.
    case transport(TransportFailure)
    /// The service would refuse the request, which was therefore not sent.
    case invalidRequest(WireRuleViolation)
}

extension AppwriteError {
    /// The status of the answer; nil when there is none.
    public var code: Int? {
        switch self {
        case .refused(let error): error.code
        case .unexpectedAnswer(let answer): answer.code
        case .transport, .invalidRequest: nil
        }
    }

    /// The kind of the refusal; nil for every other failure.
    public var type: ErrorType? {
        if case .refused(let error) = self { error.type } else { nil }
    }

    /// The server's words, which may quote the request; nil for every failure but a refusal.
    public var message: String? {
        if case .refused(let error) = self { error.message } else { nil }
    }
}

extension AppwriteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(let error): error.description
        case .unexpectedAnswer(let answer): answer.description
        case .transport(let failure): failure.description
        case .invalidRequest(let violation): violation.description
        }
    }
}
