import Testing

@testable import HTMLSummary

@Suite struct SummaryPageTests {}
