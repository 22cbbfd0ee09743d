internal import AppwriteUsers
internal import HTTPTypes
internal import UserStorage

/// One call in progress: who makes it, with what, and all that it takes to answer.
struct Call: Sendable, Redacted {
    let service: ServiceState
    let caller: Caller
    let parameters: Parameters
    let headers: HTTPFields
    /// The host that the client called, without the port.
    let host: String
    /// The address that the call came from.
    let ip: String
    /// The connection that it came over.
    let connection: ClientConnection
    /// When it came.
    let now: Timestamp

    var store: UserStore { service.store }
    var settings: ProjectSettings { service.settings }
    /// Where the call's hashes are computed.
    var passwords: CallPasswords {
        CallPasswords(
            service: service.passwords, connection: connection, metrics: service.metrics, log: service.log)
    }

    /// The client's own description of itself, as much of it as is kept.
    ///
    /// A server that calls for its users may pass on theirs (Users API, request headers).
    var userAgent: String {
        let forwarded = caller.isKey ? headers[.forwardedUserAgent] ?? "" : ""
        let text = forwarded.isEmpty ? headers[.userAgent] ?? "" : forwarded
        return String(text.prefix(UserAgent.maximumByteCount))
    }

    /// The user of the path, read in the transaction that changes them.
    static func user(_ id: String, _ transaction: StoreTransaction) throws -> StoredUser {
        guard let user = try transaction.user(id: id) else { throw ServiceError.userNotFound }
        return user
    }

    /// Writes down what was done to a user, as the last step of the transaction that did it.
    func log(_ event: String, _ user: StoredUser, _ transaction: StoreTransaction) throws {
        try transaction.appendLog(
            event: event, ofUser: user, userType: caller.logType, ip: ip, userAgent: userAgent,
            at: now)
    }
}

extension HTTPField.Name {
    /// A name that is written here and is a valid one.
    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("A header's name must be a token.") }
        return name
    }

    static let project = known("X-Appwrite-Project")
    static let key = known("X-Appwrite-Key")
    static let session = known("X-Appwrite-Session")
    static let jsonWebToken = known("X-Appwrite-JWT")
    static let responseFormat = known("X-Appwrite-Response-Format")
    static let warning = known("X-Appwrite-Warning")
    static let fallbackCookies = known("X-Fallback-Cookies")
    static let forwardedUserAgent = known("X-Forwarded-User-Agent")
    static let impersonateId = known("X-Appwrite-Impersonate-User-Id")
    static let impersonateEmail = known("X-Appwrite-Impersonate-User-Email")
    static let impersonatePhone = known("X-Appwrite-Impersonate-User-Phone")
    static let rateLimitLimit = known("X-RateLimit-Limit")
    static let rateLimitRemaining = known("X-RateLimit-Remaining")
    static let rateLimitReset = known("X-RateLimit-Reset")
    static let debugFallback = known("X-Debug-Fallback")
    static let debugSpeed = known("X-Debug-Speed")
    static let pragma = known("Pragma")
}
