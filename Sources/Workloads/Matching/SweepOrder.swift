import SpeedupKit

/// A sweep order as it is kept between reading and matching.
struct SweepOrder: BitwiseCopyable, Sendable, Equatable {
  /// Its number, as in the file.
  var id: Int64
  var time: Int64
  /// Its limit in ticks; 0 for a market order.
  var limit: Int64
  /// What it wants: above 0 to buy, below 0 to sell.
  var signedQuantity: Int64
}

/// Best bid and ask from a moment on, in ticks.
struct Quote: BitwiseCopyable, Sendable, Equatable {
  var time: Int64
  var bid: Int64
  var ask: Int64
}

/// What is matched by itself: one instrument on one day.
struct PartitionKey: Hashable, Sendable {
  /// Days since 1970-01-01.
  let date: Int32
  /// The instrument; at most 15 bytes.
  let instrument: SymbolKey

  /// Such as `2024-01-02_ABC`; also the name of a directory, so that bytes that may not be in one are written as in
  /// an address: `A/B` becomes `A%2FB`. No two partitions have the same name.
  var name: String { "\(CivilDate.text(date))_\(FileName.part(instrument.text(longNames: [])))" }
}

enum OrderStatus: UInt8, CaseIterable, Sendable {
  /// It arrived before the first quote, and was dropped.
  case noquote
  /// Its limit forbade the midpoint at its arrival, and it was dropped.
  case ineligible
  /// Eligible; nothing of it was filled.
  case unfilled
  /// Some of it was filled.
  case partial
  case filled
}
