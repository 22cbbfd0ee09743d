public import JSONText

/// An answer that is neither what was asked for nor the service's refusal.
public struct UnexpectedAnswer: Sendable, Hashable, Redacted {
    /// What is wrong with an answer.
    public enum Problem: Sendable, Hashable {
        /// The status is no success, and the body is not the service's envelope: a proxy or another service answers.
        case foreign
        /// The body is no JSON.
        case json(JSONError)
        /// The body is JSON, but no object.
        case notAnObject
        /// A member of the body is not what its model demands.
        case model(ModelError)
    }

    /// The status of the answer.
    public let code: Int

    /// What is wrong.
    public let problem: Problem

    /// The body of the answer.
    public let response: [UInt8]

    init(_ problem: Problem, in answer: HTTPTransportResponse) {
        code = answer.status
        self.problem = problem
        response = answer.body
    }

    /// The status and what is wrong, without any contents.
    public var description: String { "The answer with status \(code) is unexpected: \(problem.text)" }
}

extension UnexpectedAnswer.Problem {
    fileprivate var text: String {
        switch self {
        case .foreign: "it is not in the service's own form."
        case .json(let error): "\(error)."
        case .notAnObject: "it is no JSON object."
        case .model(let error): error.description
        }
    }
}
