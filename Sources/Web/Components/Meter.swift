import Essentials

/// An amount on its track, in one part or several. It is silent: its words stand beside it.
public struct Bar: View {
  /// The order of the data colours; bars of one part are `one`.
  public enum Tint: String, Sendable {
    case one = "d1", two = "d2", three = "d3", four = "d4", five = "d5", six = "d6"
  }
  public struct Part: Sendable {
    let amount: Int
    let tint: Tint
    public init(_ amount: Int, _ tint: Tint) { (self.amount, self.tint) = (amount, tint) }
  }

  let parts: [Part]
  let whole: Int
  let isThin: Bool

  public init(_ parts: [Part], of whole: Int, thin: Bool = false) {
    (self.parts, self.whole, isThin) = (parts, max(whole, 1), thin)
  }

  public var html: HTML {
    var place = 0.0
    let drawings = parts.filter { $0.amount > 0 }.map { part -> HTML in
      let width = min(Double(part.amount) / Double(whole) * 200, 200 - place)
      // A hair between the parts, and none behind what fills the whole.
      let drawn = place + width >= 200 ? width : width - 1
      defer { place += width }
      return """
        <rect class="\(part.tint.rawValue)" x="\(Coordinate.text(place))" width="\(Coordinate.text(max(drawn, 0.5)))" height="12"/>
        """
    }
    return """
      <svg class="bar\(isThin ? " bar--thin" : "")" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="track" width="200" height="12"/>\(drawings)</svg>
      """
  }
}

/// So much of so much: in words, and as a bar.
public struct Meter: View {
  let label: String
  let value: Int
  let whole: Int

  public init(_ label: String, _ value: Int, of whole: Int) {
    (self.label, self.value, self.whole) = (label, value, whole)
  }

  public var html: HTML {
    """
    <div class="meter"><p class="meter__words"><span>\(label)</span>\
    <span class="meter__value">\(sayHTML("\("<strong>\(value)</strong>" as HTML) of \(whole)"))</span></p>\
    \(Bar([Bar.Part(value, .one)], of: whole))</div>
    """
  }

  public static var sample: Meter { Meter("Commitments kept", 22, of: 40) }
}

/// How far something that is under way has come. Stand it in a busy `Region`, and it moves.
public struct Progress: View {
  let label: String
  let value: Int
  let whole: Int

  public init(_ label: String, _ value: Int, of whole: Int) {
    (self.label, self.value, self.whole) = (label, value, whole)
  }

  public var html: HTML {
    """
    <div class="meter"><label class="meter__words" for="progress"><span>\(label)</span>\
    <span class="meter__value">\(Told.share(value, of: whole))</span></label>\
    <progress class="progress" id="progress" max="\(max(whole, 1))" value="\(min(value, whole))"></progress></div>
    """
  }

  public static var sample: Progress { Progress("Rows read", 180, of: 290) }
}
