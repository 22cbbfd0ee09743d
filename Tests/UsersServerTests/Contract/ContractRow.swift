import AppwriteUsers
import JSONText
import Testing

/// One row of a table of the contract: a request, and what must come back.
///
/// Each row has a user of its own, whose id stands for `{user}`: `Ada Lovelace`, `{user}@example.com`. `{last}` stands
/// for the `$id` in the answer to the last request that prepares the row.
struct ContractRow: Sendable, CustomTestStringConvertible {
    /// What the row says.
    let claim: String
    /// Requests that must succeed before.
    var given: [ContractRequest] = []
    let request: ContractRequest
    let answer: ContractAnswer

    init(_ claim: String, given: [ContractRequest] = [], _ request: ContractRequest, _ answer: ContractAnswer) {
        self.claim = claim
        self.given = given
        self.request = request
        self.answer = answer
    }

    var testDescription: String { "\(claim): \(request.method.rawValue) \(request.path) \(request.body.prefix(80))" }

    /// Makes the row's user, sends its requests, and compares the last answer.
    func check(_ service: ServiceUnderTest, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let user = String(UInt64.random(in: .min ... .max), radix: 16)
        let creation = ContractRequest.post(
            "/users", #"{"userId":"{user}","email":"{user}@example.com","name":"Ada Lovelace"}"#)
        var last = ""
        for request in [creation] + given {
            let response = try await request.sent(to: service, user: user, last: last)
            try #require(response.succeeded, "\(request.path) \(response.text)", sourceLocation: sourceLocation)
            last = response.json["$id"]?.stringValue ?? last
        }
        let response = try await request.sent(to: service, user: user, last: last)
        answer.compare(to: response, user: user, last: last, sourceLocation)
    }
}
