import Foundation
import JSONText
import Logging
import Testing

@testable import UsersServer

/// What the guide, the dashboard, the alerts and the filter say holds.
@Suite struct MonitoringGuideTests {
    private static func text(_ path: String) throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 1...4 { root.deleteLastPathComponent() }
        return try String(contentsOf: root.appending(path: "docs/" + path), encoding: .utf8)
    }

    /// The names of all samples, those of histograms with their endings.
    private static let sampleNames = Set(
        MetricFamily.all.flatMap { family in
            family.kind == .histogram ? ["_bucket", "_sum", "_count"].map { family.name + $0 } : [family.name]
        })

    private static func names(in text: String) -> Set<String> {
        Set(text.matches(of: /\b(?:hashferry|process)_[a-z_]+/).map { String($0.0) })
    }

    @Test func theGuideListsEveryMetricWithItsKindAndLabels() throws {
        let rows = try Self.text("guides/monitoring.md").split(separator: "\n").filter {
            $0.hasPrefix("| `hashferry_") || $0.hasPrefix("| `process_")
        }.map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let listed = Set(rows.map { $0[1...3].joined(separator: " ") })
        let known = MetricFamily.all.map { family in
            let labels = family.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "`\(family.name)` \(family.kind.rawValue) \(labels)"
        }
        #expect(listed.symmetricDifference(known) == [])
        #expect(rows.count == known.count)
    }

    @Test func theDashboardAsksForMetricsThatExist() throws {
        let dashboard = try JSONParser.parse(Self.text("grafana/hashferry.json"))
        var queries: [String] = []
        for panel in dashboard["panels"]?.arrayValue ?? [] {
            for target in panel["targets"]?.arrayValue ?? [] {
                queries.append(try #require(target["expr"]?.stringValue))
            }
        }
        #expect(queries.count > 25)
        for query in queries { #expect(!Self.names(in: query).isEmpty, "\(query)") }
        let asked = Self.names(in: queries.joined(separator: "\n"))
        #expect(asked.subtracting(Self.sampleNames) == [])
        // All of them but what nobody looks at.
        let shown = MetricFamily.all.filter { family in asked.contains { $0.hasPrefix(family.name) } }.map(\.name)
        #expect(
            Set(MetricFamily.all.map(\.name)).subtracting(shown)
                == ["hashferry_hashing_batch_size_max", "process_virtual_memory_bytes"])
    }

    @Test func theAlertsAskForMetricsThatExist() throws {
        let rules = try Self.text("prometheus/hashferry.yml")
        let expressions = rules.split(separator: "annotations:").map { $0.split(separator: "expr:").last ?? "" }
        let asked = Self.names(in: expressions.joined(separator: "\n"))
        #expect(asked.count > 5)
        #expect(asked.subtracting(Self.sampleNames) == [])
        let alerts = Set(rules.matches(of: /alert: (\w+)/).map { "`\($0.1)`" })
        let told = Set(
            try Self.text("guides/monitoring.md").matches(of: /\| (`Hashferry\w+`) \|/).map { String($0.1) })
        #expect(alerts == told)
    }

    /// Labels that queries compare with have these values.
    @Test func theAlertsCompareWithOutcomesThatExist() throws {
        let rules = try Self.text("prometheus/hashferry.yml")
        for match in rules.matches(of: /outcome=~?"([a-z|]+)"/) {
            for outcome in match.1.split(separator: "|") { #expect(LoginOutcome(rawValue: String(outcome)) != nil) }
        }
    }

    @Test func theGuideNamesEveryOutcomeAndLevel() throws {
        let guide = try Self.text("guides/monitoring.md")
        for outcome in LoginOutcome.allCases { #expect(guide.contains("`\(outcome.rawValue)`")) }
        for level in ["error", "warning", "notice", "info", "debug", "trace"] {
            #expect(Logger.Level(rawValue: level) != nil)
            #expect(guide.contains("\n| `\(level)`"))
        }
    }
}
