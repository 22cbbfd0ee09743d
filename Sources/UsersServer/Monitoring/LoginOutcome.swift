internal import HTTPTypes

/// What an attempt to log in came to.
enum LoginOutcome: String, Sendable, CaseIterable {
    case success
    /// The password or the token is wrong, or nobody's.
    case invalid
    /// The password is right, and the user is blocked.
    case blocked
    /// Too many attempts.
    case limited
    /// There was no place or no time to compute the hash.
    case overloaded
    /// Something else was wrong with the call: a parameter, the project, a session that is there already.
    case refused
    /// The service failed.
    case failed

    /// What the error of the answer says; nil where it is none.
    init(_ failure: ServiceError?) {
        guard let failure else {
            self = .success
            return
        }
        self =
            switch (failure.type, failure.status) {
            case (ServiceError.invalidCredentials.type, _), (ServiceError.invalidToken.type, _): .invalid
            case (ServiceError.blocked.type, _): .blocked
            case (ServiceError.overloaded.type, _): .overloaded
            case (_, 429): .limited
            case (_, 500...): .failed
            default: .refused
            }
    }

    /// Whether it may be the work of somebody who guesses.
    var isSuspicious: Bool {
        switch self {
        case .invalid, .blocked, .limited: true
        case .success, .overloaded, .refused, .failed: false
        }
    }

    /// The labels of every outcome of every way to log in.
    static let knownLabels = ["password", "token"].flatMap { method in allCases.map { [method, $0.rawValue] } }
}

extension Endpoint {
    /// What a call that logs in proves itself with; nil for every other call.
    var loginMethod: String? {
        guard method == .post else { return nil }
        switch path {
        case "/account/sessions/email", "/account/sessions": return "password"
        case "/account/sessions/token": return "token"
        default: return nil
        }
    }
}

extension RateLimit {
    /// The names of all limits, each once.
    static func names(in endpoints: [Endpoint]) -> [String] { Set(endpoints.compactMap(\.limit?.name)).sorted() }
}
