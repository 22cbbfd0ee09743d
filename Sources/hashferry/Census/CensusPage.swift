internal import Foundation
internal import UserImport

/// A census as one HTML page: no script, nothing from the network, light or dark as the reader has it, fit to print.
struct CensusPage {
    let census: Census
    /// When the run ended.
    let date: Date

    /// The page.
    var text: String {
        let title = Self.escaped(census.title)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p class="total">\(Self.escaped(census.total))</p>
            \(shares)
            \(census.sections.map(Self.section).joined(separator: "\n"))
            \(advice)
            <footer>Hashferry, \(date.formatted(.iso8601))</footer>
            </main>
            </body>
            </html>

            """
    }

    private var shares: String {
        let rows = census.shares.map { share in
            """
            <tr class="\(share.result.rawValue)"><th scope="row">\(Self.escaped(share.label))</th>\
            <td class="bar"><div style="width: \(share.filled(of: 1000) / 10).\(share.filled(of: 1000) % 10)%"></div></td>\
            <td class="number">\(share.count.grouped)</td>\
            <td class="number">\(Self.escaped(share.percent))</td></tr>
            """
        }
        guard !rows.isEmpty else { return "" }
        return "<table class=\"shares\">\n" + rows.joined(separator: "\n") + "\n</table>"
    }

    private var advice: String {
        let steps = census.advice.map { step in
            let command = step.command.map {
                "<pre><code>\(Self.escaped($0.lines(width: 76).joined(separator: "\n")))</code></pre>"
            }
            return "<li>\(Self.escaped(step.text))\(command ?? "")</li>"
        }
        let list = steps.isEmpty ? "" : "<h2>What to do next</h2>\n<ol>\n\(steps.joined(separator: "\n"))\n</ol>"
        return list + (census.conclusion.map { "\n<p>\(Self.escaped($0))</p>" } ?? "")
    }

    private static func section(_ section: CensusSection) -> String {
        let lines = section.lines.flatMap { line in
            let number = line.count.map { "<td class=\"number\">\($0.grouped)</td>" }
            let text = "<td\(number == nil ? " colspan=\"2\"" : "")>\(escaped(line.text))</td>"
            return ["<tr>\(number ?? "")\(text)</tr>"] + line.details.map(detail)
        }
        return "<h2>\(escaped(section.title))</h2>\n<table>\n\(lines.joined(separator: "\n"))\n</table>"
    }

    private static func detail(_ line: CensusSection.Line) -> String {
        let number = "<td class=\"number\">\(line.count?.grouped ?? "")</td>"
        return "<tr class=\"detail\">\(number)<td>\(escaped(line.text))</td></tr>"
    }

    private static func escaped(_ text: String) -> String {
        // Scalars, not characters: a `<` with a combining mark behind it is one character, and still opens a tag.
        let entities: [Unicode.Scalar: String] = [
            "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
        ]
        return text.unicodeScalars.map { entities[$0] ?? String($0) }.joined()
    }

    private static let style = """
        :root { color-scheme: light dark; --text: #1c1f23; --page: #fff; --quiet: #5b636d; --line: #d9dde2; \
        --empty: #edf0f3; --kept: #1a7f4b; --other: #2f6fb7; --needed: #c77700; --lost: #b3261e; --left: #7d8590; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --page: #15181c; --quiet: #9aa4af; \
        --line: #343a41; --empty: #262b31; --kept: #4cc38a; --other: #6cb2ff; --needed: #f0a63c; --lost: #ff7b72; } }
        body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 50rem; margin: 0 auto; padding: 2rem 1.25rem; }
        h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; break-after: avoid; }
        .total { font-size: 1.15rem; margin: 0 0 1.25rem; }
        table { border-collapse: collapse; width: 100%; }
        th { font-weight: 400; text-align: left; white-space: nowrap; }
        th, td { padding: .25rem .75rem .25rem 0; vertical-align: top; overflow-wrap: anywhere; }
        tr { border-bottom: 1px solid var(--line); break-inside: avoid; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 1%; \
        min-width: 3.5rem; }
        .detail { color: var(--quiet); font-size: .9rem; }
        .detail td:last-child { padding-left: 1.5rem; }
        .bar { width: 45%; vertical-align: middle; }
        .bar div { height: .8rem; min-width: 2px; border-radius: 2px; background: var(--left); }
        .bar { background: linear-gradient(var(--empty), var(--empty)) left center / calc(100% - .75rem) .8rem no-repeat; }
        .keepsPassword .bar div { background: var(--kept); }
        .logsInOtherwise .bar div { background: var(--other); }
        .needsNewPassword .bar div { background: var(--needed); }
        .needsSetting .bar div { background: var(--needed); }
        .hasNoWayIn .bar div, .isNotImported .bar div { background: var(--lost); }
        pre { background: var(--empty); padding: .6rem .8rem; border-radius: 4px; overflow-x: auto; font-size: .85rem; }
        li { margin-bottom: .75rem; }
        footer { margin-top: 2.5rem; color: var(--quiet); font-size: .85rem; }
        @media (max-width: 36rem) { .bar { width: 20%; } th { white-space: normal; } }
        @media print { main { padding: 0; max-width: none; } pre { white-space: pre-wrap; } \
        * { print-color-adjust: exact; } }
        """
}
