internal import JSONText
internal import PasswordHashing
internal import PasswordVerification

extension TuneReport {
    /// One object for programs: times in milliseconds, memory in bytes.
    func json(_ choice: TuningEstimate) -> JSONValue {
        let violations = goal.violations(of: choice)
        let noise: JSONObject = [
            "spread": Self.number(result.probe.spread), "samples": .integer(Int64(result.probe.count)),
            "isTrustworthy": .bool(result.probe.spread <= Self.trustedSpread),
        ]
        let object: JSONObject = [
            "scheme": .string(schemeName), "status": .string(result.end.rawValue), "goal": .object(goalJSON),
            "meetsGoal": .bool(violations.isEmpty), "binding": violations.first.map { .string($0.rawValue) } ?? .null,
            "recommended": point(choice),
            "neighbours": .array(table(choice).filter { $0.candidate != choice.candidate }.map(point)),
            "published": .array(published.map { comparison($0.recommendation, $0.estimate, choice) }),
            "frontier": .array(search.frontier.map(point)), "noise": .object(noise),
            "settings": .object(
                JSONObject(settings(choice).map { ($0.key, JSONValue.string($0.text)) })),
            "needed": .array(needs(choice).map(Self.need)), "machine": .string(machine), "date": .string(day),
            "warnings": .array(warnings(choice).map(JSONValue.string)), "seconds": Self.number(result.seconds),
        ]
        return .object(object)
    }

    private var goalJSON: JSONObject {
        [
            "target": Self.milliseconds(goal.target), "memoryBudget": .integer(Int64(clamping: goal.memoryBudget)),
            "concurrency": .integer(Int64(goal.concurrency)),
            "loginsPerSecond": goal.loginsPerSecond.map(Self.number) ?? .null,
        ]
    }

    private func point(_ estimate: TuningEstimate) -> JSONValue {
        let violations = goal.violations(of: estimate).map { JSONValue.string($0.rawValue) }
        var object: JSONObject = [
            "parameters": .object(estimate.candidate.json),
            "memory": .integer(Int64(clamping: estimate.candidate.reservedMemory)),
            "memoryAtConcurrency": .integer(
                Int64(clamping: estimate.candidate.reservedMemory * UInt64(goal.concurrency))),
            "latency": Self.milliseconds(estimate.latency), "isMeasured": .bool(estimate.isMeasured),
            "loginsPerSecond": Self.number(estimate.loginsPerSecond), "isRateMeasured": .bool(estimate.isRateMeasured),
            "misses": .array(violations),
        ]
        object["alone"] = search.alone[estimate.candidate].map(Self.latencies)
        object["loaded"] = search.loaded[estimate.candidate].map { Self.latencies($0.latency) }
        return .object(object)
    }

    private static func need(_ need: TuneNeed) -> JSONValue {
        .object([
            "parameters": .object(need.estimate.candidate.json), "source": need.source.map(JSONValue.string) ?? .null,
            "options": .array(need.options.map(JSONValue.string)),
        ])
    }

    private func comparison(
        _ recommendation: PublishedRecommendation, _ estimate: TuningEstimate, _ choice: TuningEstimate
    ) -> JSONValue {
        let shortfalls = shortfalls(of: choice, against: recommendation.candidate)
        return .object([
            "source": .string(recommendation.source), "point": point(estimate),
            "isMatched": .bool(shortfalls.isEmpty), "shortfalls": .array(shortfalls.map(JSONValue.string)),
        ])
    }

    private static func latencies(_ samples: LatencySamples) -> JSONValue {
        .object([
            "p50": milliseconds(samples.median), "p95": milliseconds(samples.p95),
            "samples": .integer(Int64(samples.count)),
        ])
    }

    private static func milliseconds(_ seconds: Double) -> JSONValue { number(seconds * 1000) }

    private static func number(_ number: Double) -> JSONValue { .number(String(decimal: number, places: 4)) }
}

extension TuningCandidate {
    /// The parameters, named as the options of `hashferry hash` are; Argon2's memory in KiB.
    fileprivate var json: JSONObject {
        JSONObject(
            costs.namedCosts.map { cost -> (String, JSONValue) in
                switch cost.value {
                case .text(let text): (cost.name, .string(text))
                case .number(let number): (cost.name, .integer(Int64(clamping: number)))
                }
            })
    }
}
