internal import JSONText

extension UsersClient {
    /// Lists the targets of a user.
    public func listTargets(
        ofUser id: String, queries: [Query] = [], total: Bool = true
    ) async throws(AppwriteError) -> TargetList {
        let query = QueryString(queries: queries, total: total)
        return try await model(ClientCall(get: CallPath.user(id, "/targets"), query: query))
    }

    /// Reads a target of a user.
    public func getTarget(ofUser id: String, target: String) async throws(AppwriteError) -> Target {
        try await model(ClientCall(get: targetPath(id, target)))
    }

    /// Adds a target to a user.
    /// - Parameters:
    ///   - id: The user.
    ///   - target: The identifier of the target.
    ///   - providerType: `email`, `sms` or `push`.
    ///   - identifier: The address, number or device token, which no other target of the project has.
    ///   - providerId: The provider that sends; one that is unknown counts as none.
    ///   - name: The name, up to 128 characters.
    public func createTarget(
        ofUser id: String, target: String, providerType: String, identifier: String, providerId: String? = nil,
        name: String? = nil
    ) async throws(AppwriteError) -> Target {
        let call = ClientCall(
            .post, try CallPath.user(id, "/targets"),
            parameters: [
                "targetId": .string(target), "providerType": .string(providerType), "identifier": .string(identifier),
                "providerId": providerId?.queryValue, "name": name?.queryValue,
            ])
        return try await model(call)
    }

    /// Changes what is not nil of a target.
    public func updateTarget(
        ofUser id: String, target: String, identifier: String? = nil, providerId: String? = nil, name: String? = nil
    ) async throws(AppwriteError) -> Target {
        let call = ClientCall(
            .patch, try targetPath(id, target),
            parameters: [
                "identifier": identifier?.queryValue, "providerId": providerId?.queryValue, "name": name?.queryValue,
            ])
        return try await model(call)
    }

    /// Deletes a target of a user.
    public func deleteTarget(ofUser id: String, target: String) async throws(AppwriteError) {
        try await perform(ClientCall(.delete, targetPath(id, target)))
    }

    private func targetPath(_ id: String, _ target: String) throws(AppwriteError) -> String {
        try CallPath.user(id, "/targets/\(CallPath.segment(target, .targetId))")
    }
}
