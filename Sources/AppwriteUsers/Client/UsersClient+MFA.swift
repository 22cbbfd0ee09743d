extension UsersClient {
    /// Reads which second factors a user can prove.
    public func listMFAFactors(ofUser id: String) async throws(AppwriteError) -> MFAFactors {
        try await model(ClientCall(get: CallPath.user(id, "/mfa/factors")))
    }

    /// Reads the recovery codes of a user.
    public func getMFARecoveryCodes(ofUser id: String) async throws(AppwriteError) -> MFARecoveryCodes {
        try await model(ClientCall(get: recoveryCodesPath(id)))
    }

    /// Makes recovery codes for a user who has none.
    public func createMFARecoveryCodes(ofUser id: String) async throws(AppwriteError) -> MFARecoveryCodes {
        try await model(ClientCall(.patch, recoveryCodesPath(id), parameters: [:]))
    }

    /// Replaces the recovery codes of a user by new ones.
    public func updateMFARecoveryCodes(ofUser id: String) async throws(AppwriteError) -> MFARecoveryCodes {
        try await model(ClientCall(.put, recoveryCodesPath(id), parameters: [:]))
    }

    /// Removes the authenticator app of a user: `totp` is the only type (Users API, MFA).
    public func deleteMFAAuthenticator(ofUser id: String) async throws(AppwriteError) {
        try await perform(ClientCall(.delete, CallPath.user(id, "/mfa/authenticators/totp")))
    }

    /// Reads a second factor that has been asked for, with its code; no released server knows the call.
    public func getMFAChallenge(ofUser id: String, challenge: String) async throws(AppwriteError) -> MFAChallenge {
        let segment = try CallPath.segment(challenge, .challengeId)
        return try await model(ClientCall(get: CallPath.user(id, "/mfa/challenges/\(segment)")))
    }

    private func recoveryCodesPath(_ id: String) throws(AppwriteError) -> String {
        try CallPath.user(id, "/mfa/recovery-codes")
    }
}
