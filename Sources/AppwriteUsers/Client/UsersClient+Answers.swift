internal import JSONText

extension UsersClient {
    /// Makes a call whose answer says nothing but that it succeeded.
    func perform(_ call: ClientCall) async throws(AppwriteError) {
        try await answer(to: call) { _ in }
    }

    /// Makes a call that answers with a model.
    func model<Model: WireModel>(_ call: ClientCall) async throws(AppwriteError) -> Model {
        try await read(call) { object throws(ModelError) in try Model(json: object) }
    }

    /// Makes a call that answers with a JSON object, and reads it.
    func read<Result>(
        _ call: ClientCall, _ reading: (JSONObject) throws(ModelError) -> Result
    ) async throws(AppwriteError) -> Result {
        try await answer(to: call) { response throws(AppwriteError) in
            let value: JSONValue
            do throws(JSONError) {
                value = try JSONParser.parse(response.body)
            } catch {
                throw .unexpectedAnswer(UnexpectedAnswer(.json(error), in: response))
            }
            // PHP writes an object without members as an empty array.
            guard let object = value == .array([]) ? [:] : value.objectValue else {
                throw .unexpectedAnswer(UnexpectedAnswer(.notAnObject, in: response))
            }
            do throws(ModelError) {
                return try reading(object)
            } catch {
                throw .unexpectedAnswer(UnexpectedAnswer(.model(error), in: response))
            }
        }
    }
}
