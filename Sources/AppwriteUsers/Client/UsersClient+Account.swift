internal import JSONText

extension UsersClient {
    /// Signs a user in with their password (Users API, login).
    ///
    /// With a key the session comes with its secret, and attempts are not counted; without one they are limited.
    /// - Throws: ``AppwriteError`` with ``ErrorType/userInvalidCredentials`` when address or password is wrong, and with
    ///   ``ErrorType/userBlocked``.
    public func createEmailPasswordSession(email: String, password: String) async throws(AppwriteError) -> Session {
        let call = ClientCall(
            .post, "/account/sessions/email",
            parameters: ["email": .string(email), "password": .string(password)])
        return try await model(call)
    }

    /// Reads the version of the service: `2.7.1`.
    public func version() async throws(AppwriteError) -> String {
        try await read(ClientCall(get: "/health/version")) { object throws(ModelError) in
            let version = try ModelReader(object).string("version")
            guard !version.isEmpty else { throw ModelError(key: "version", expected: "string") }
            return version
        }
    }
}
