internal import AppwriteUsers

extension Failure {
    /// Why the work with a service cannot go on; what is done stays done.
    init(service error: AppwriteError) {
        self.init("the work with the service cannot go on: \(error)", hint: Self.hint(error))
    }

    private static func hint(_ error: AppwriteError) -> String {
        switch (error.type, error.code) {
        case (.projectNotFound?, _): return "the service has no project of the name that --project gives"
        case (.projectIDMissing?, _): return "the key in --key-file is of another project than --project says"
        case (.projectKeyExpired?, _): return "the key in --key-file has expired: make a new one"
        case (.userCountExceeded?, _):
            return "the project is full: raise its limit of users, then run the same command again"
        case (_, 401?), (_, 403?):
            return "the key in --key-file must be one of the project, with the scopes users.read and users.write"
        case (_, 429?):
            return "ask for less with --rate, or wait longer with --retry-for, and run the same command again"
        case (_, 502?), (_, 503?), (_, 504?): return Self.again
        default: break
        }
        if case .transport(let failure) = error {
            return failure.reason == .cannotConnect
                ? "check the --endpoint, and that the service runs; then run the same command again" : Self.again
        }
        return "check that --endpoint is the base of a users service, with its version: https://cloud.example.com/v1"
    }

    private static let again =
        "run the same command again when the service answers: users who are there already stay as they are; "
        + "--retry-for waits longer"
}
