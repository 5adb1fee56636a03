import Essentials

/// Every part and every state, once. What a page needs and is not here belongs here first.
public struct Gallery: View {
  public init() {}

  public var html: HTML {
    """
    \(PageHead("Components", lede: "Every part and every state, once. If a page needs something that is not here, it belongs here first."))
    \(GalleryGround())\(GalleryForms())\(GalleryParts())\(GalleryNumbers())
    """
  }

  /// One shelf of the gallery.
  static func shelf(_ title: String, note: HTML? = nil, _ content: HTML) -> LedgerSection {
    LedgerSection(title, .margin, note: note, content)
  }

  static func row(_ parts: [some View]) -> HTML {
    "<div class=\"gallery__row\">\(parts)</div>"
  }
}

/// What everything is made of.
private struct GalleryGround: View {
  private let colours = [
    ("paper", "Paper", "the page"), ("sheet", "Sheet", "fields, dialogs"), ("wash", "Wash", "pressed in"),
    ("rule", "Rule", "divides"), ("edge", "Edge", "can be operated"), ("faint", "Ink faint", "labels"),
    ("soft", "Ink soft", "support"), ("ink", "Ink", "text"), ("accent", "Green", "act, yours, settled"),
    ("ochre", "Ochre", "asks attention"), ("madder", "Madder", "refuses"), ("woad", "Woad", "informs"),
  ]
  private let sizes = [
    ("3xl", "3xl, h1", "Reading a trend, not a point"), ("xl", "xl, h2", "What you asked for"),
    ("lg", "lg, lede", "What people here want to learn, in the order we should take it up."),
    ("md", "md, text", "Nobody is called on. Questions may be asked without a name."),
    ("sm", "sm, notes", "14 of 14 in the room, 17 of 40 remote; 2 waiting"),
  ]

  var html: HTML {
    """
    \(Gallery.shelf("Mark", note: "A hall door; its leaves are a book", Gallery.row([Mark.sample])))
    \(Gallery.shelf("Colour", note: "Paper, ink, one green, three meanings", """
      <ul class="swatches">\(colours.map { token, name, use in
        """
        <li class="swatch"><svg aria-hidden="true"><rect class="sw-\(token)" width="100%" height="100%"/></svg>\
        <span><strong>\(name)</strong><br><span class="faint">\(use)</span></span></li>
        """ as HTML
      })</ul>
      """))
    \(Gallery.shelf("Type", """
      <ul class="typescale">\(sizes.map { token, name, words in
        "<li><span class=\"faint small\">\(name)</span><span class=\"typescale__\(token)\">\(words)</span></li>" as HTML
      })</ul>
      """))
    \(Gallery.shelf("Icons", note: "20 px grid, stroke 1.5", Icon.sample))
    """
  }
}

private struct GalleryForms: View {
  var html: HTML {
    """
    \(Gallery.shelf("Buttons", note: "One solid button on a page", "\(Button.sample)\(ButtonLink.sample)\(ButtonForm.sample)"))
    \(Gallery.shelf("Fields", Field.sample))
    \(Gallery.shelf("Answers", "<div class=\"gallery__two\"><div class=\"stack\">\(CheckField.sample)\(AnswerField.sample)</div><div class=\"stack\">\(Ladder.sample)\(Choice.sample)</div></div>"))
    \(Gallery.shelf("One tap", note: "Saved at once", "\(OneTap.sample)"))
    \(Gallery.shelf("Errors", note: "What is wrong, with which thing, and what would work", "\(ErrorSummary.sample)\(Field.brokenSample)"))
    \(Gallery.shelf("Filters", "\(FilterBar.sample)"))
    \(Gallery.shelf("To carry away", "\(CopyField.sample)<p class=\"code-word\">K7M 2QX</p>"))
    """
  }
}

private struct GalleryParts: View {
  var html: HTML {
    """
    \(Gallery.shelf("States and tags", note: "Shape, word, then colour", "\(Gallery.row(State.samples))\(Gallery.row(Tag.samples))"))
    \(Gallery.shelf("People", "\(Gallery.row(Avatar.samples))<div class=\"gallery__row\">\(PersonLine.sample)\(Faces.sample)</div>"))
    \(Gallery.shelf("Messages", "<div class=\"stack\">\(Notice.samples)</div>"))
    \(LedgerSection.sample)
    \(Gallery.shelf("Table, tabs, pager", "\(Tabs.sample)\(Table.sample)\(Pager.sample)"))
    \(Gallery.shelf("Dialog and menu", "<div class=\"gallery__row\">\(Dialog.sample)\(Menu.sample)</div>"))
    \(Gallery.shelf("Nothing yet", "\(Empty.sample)"))
    \(Gallery.shelf("Said by people", "\(Remark.sample)"))
    \(Gallery.shelf("Facts and folds", "\(Facts.sample)\(Facts.wordsSample)\(Fold.sample)<p>\(Time.sample)</p>\(Breadcrumb.sample)"))
    """
  }
}

private struct GalleryNumbers: View {
  var html: HTML {
    """
    \(Gallery.shelf("Numbers", note: "With their size and their doubt, always", "\(Stats(Stat.samples))"))
    \(Gallery.shelf("Votes and ways", "<div class=\"gallery__row gallery__row--votes\">\(VoteButton.samples)</div>\(Way.sample)"))
    \(Gallery.shelf("Seats and meters", "<div class=\"gallery__two\">\(Seats.sample)<div class=\"stack\">\(Meter.sample)\(Progress.sample)</div></div>"))
    \(LedgerSection("Bars", "\(BarChart.sample)"))
    \(LedgerSection("Lines", "\(LineChart.sample)"))
    \(LedgerSection("Stacked bar", "\(StackBar.sample)"))
    \(LedgerSection("Heat map", "\(HeatMap.sample)\(HeatLegend.sample)"))
    """
  }
}
