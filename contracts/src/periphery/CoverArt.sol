// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {LibString} from "solady/utils/LibString.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {CoverInfo, Peril, ProductView} from "../types/CoverTypes.sol";
import {TextLib} from "./TextLib.sol";

/// @notice What a cover's picture shows.
/// @param id The cover's id.
/// @param cover The cover as the chain holds it. With a rate of 0 its holder ended it early; if it had begun, it is in force
/// until its end, the next midnight.
/// @param left What it can still pay, asset units.
/// @param product Name of the product; not trusted.
/// @param peril Kind of event.
/// @param pool Name of the pool; not trusted.
/// @param symbol Symbol of the pool's asset; not trusted.
/// @param decimals Decimals of the pool's asset, at most 18.
/// @param reportDays How long an event of the last day can be reported.
/// @param today The present UTC day.
struct CoverArtData {
    uint256 id;
    CoverInfo cover;
    uint256 left;
    string product;
    Peril peril;
    string pool;
    string symbol;
    uint8 decimals;
    uint256 reportDays;
    uint256 today;
}

/// @title Draws a cover: its metadata and its picture, from the chain alone
library CoverArt {
    /// @dev Of the picture, less its margins.
    uint256 private constant WIDTH = 302;
    /// @dev Night water, the mark, swell before the wall, calm behind it, the beacon above.
    string private constant SCENE =
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 350" font-family="system-ui,sans-serif" fill="#edf1ef"><defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="#0e2530"/><stop offset="1" stop-color="#0f4c5c"/></linearGradient></defs><rect width="350" height="350" fill="url(#w)"/><g transform="translate(20 18)"><path d="M8 6v11a8 8 0 0 0 16 0" fill="none" stroke="#faf8f4" stroke-width="4"/><path d="M12.5 16.5c1.2-1.3 2.3-1.3 3.5 0s2.3 1.3 3.5 0" fill="none" stroke="#8fd0d6" stroke-width="1.8" stroke-linecap="round"/><circle cx="24" cy="9.5" r="3" fill="#ff8a4c"/></g><g fill="none" stroke="#57a3ae" stroke-width="1.5"><path d="M0 305q14-12 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M232 307q15-3 30 0t30 0 30 0 30 0"/><path opacity=".7" d="M-9 320q14-11 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M232 321q15-3 30 0t30 0 30 0 30 0"/><path opacity=".4" d="M0 335q14-9 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M236 335q15-3 30 0t30 0 30 0 30 0"/></g><path d="M214 350l7-54h10l7 54z" fill="#0a131a"/><circle cx="226" cy="287" r="5" fill="#ff8a4c"/><text x="58" y="40" font-size="17">Breakwater</text><g font-size="13" fill="#b3c0c5"><text x="24" y="100">Covers up to</text><text x="24" y="243">From</text><text x="186" y="243">Until</text></g>';

    /// @dev Everything that is shown, as plain text: not yet escaped for where it goes.
    struct Texts {
        string id;
        string product;
        string peril;
        string pool;
        string amount;
        string left;
        string from;
        string until;
        string state;
        string colour;
    }

    /// @notice A cover's metadata as of now: what somebody who buys it gets.
    function tokenURI(ICover covers, uint256 id) external view returns (string memory) {
        CoverArtData memory d;
        (d.id, d.cover, d.left) = (id, covers.coverOf(id), covers.leftOf(id));
        ProductView memory product = covers.productOf(d.cover.product);
        address pool = product.terms.pool;
        IERC20Metadata asset = IERC20Metadata(IERC4626(pool).asset());
        (d.product, d.peril, d.pool) = (product.terms.name, product.terms.peril, IERC20Metadata(pool).name());
        (d.symbol, d.decimals) = (asset.symbol(), asset.decimals());
        d.reportDays = ICapitalPool(pool).reportWindow() / 1 days;
        d.today = block.timestamp / 1 days;
        return draw(d);
    }

    /// @notice JSON metadata with an SVG image, as a data address.
    function draw(CoverArtData memory d) internal pure returns (string memory) {
        Texts memory t = _texts(d);
        string memory json = string.concat(
            '{"name":"',
            Strings.escapeJSON(string.concat("Breakwater cover #", t.id, unicode" — ", t.product)),
            '","description":"',
            Strings.escapeJSON(_description(d, t)),
            '","image":"data:image/svg+xml;base64,',
            Base64.encode(bytes(_picture(t))),
            '","attributes":[',
            _attributes(t, d.symbol),
            "]}"
        );
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json)));
    }

    // ---- words ----

    function _texts(CoverArtData memory d) private pure returns (Texts memory t) {
        string[5] memory perils = ["Exploit", "Protocol failure", "Depeg", "Liquidation", "Impermanent loss"];
        d.symbol = TextLib.plain(d.symbol, 11);
        (t.id, t.peril) = (Strings.toString(d.id), perils[uint8(d.peril)]);
        (t.product, t.pool) = (TextLib.plain(d.product, 31), TextLib.plain(d.pool, 31));
        t.amount = string.concat(TextLib.amount(d.cover.amount, d.decimals), " ", d.symbol);
        t.left = string.concat(TextLib.amount(d.left, d.decimals), " ", d.symbol);
        (t.from, t.until) = (TextLib.date(d.cover.startDay), TextLib.date(d.cover.endDay));
        (t.state, t.colour) = _state(d);
    }

    /// @dev Cancelled before its start.
    function _isNeverInForce(CoverArtData memory d) private pure returns (bool) {
        return d.cover.startDay == d.cover.endDay;
    }

    function _state(CoverArtData memory d) private pure returns (string memory, string memory colour) {
        bool isOver = d.today >= d.cover.endDay || _isNeverInForce(d);
        if (d.cover.rate == 0) return isOver ? ("Cancelled", "#8fa3b8") : ("Ends tonight", "#ff8a4c");
        if (d.left == 0) return ("Used up", "#8b9ca4");
        if (d.today < d.cover.startDay) return ("Waiting", "#f0c060");
        if (!isOver) return ("In force", "#6fcf9f");
        bool isReportable = d.today < d.cover.endDay + d.reportDays;
        return isReportable ? ("Reportable", "#ff8a4c") : ("Ended", "#8b9ca4");
    }

    /// @dev What somebody who buys the token gets comes first.
    function _description(CoverArtData memory d, Texts memory t) private pure returns (string memory) {
        string memory risk = string.concat(t.product, " (", t.peril, ") by ", t.pool);
        if (_isNeverInForce(d)) {
            return string.concat("Cancelled before it started: pays nothing. ", risk, ".");
        }
        string memory pays =
            string.concat(d.cover.rate == 0 ? "Cancelled by its holder. Pays up to " : "Pays up to ", t.left);
        if (d.left != d.cover.amount) pays = string.concat(pays, " of originally ", t.amount);
        string memory term = string.concat(", in force from ", t.from, " until ", t.until, ", 00:00 UTC.");
        return string.concat(pays, " for ", risk, term, " One verdict pays every holder.");
    }

    function _attributes(Texts memory t, string memory symbol) private pure returns (string memory all) {
        string[9] memory names = ["Product", "Pool", "Peril", "Amount", "Left", "Asset", "From", "Until", "State"];
        string[9] memory values = [t.product, t.pool, t.peril, t.amount, t.left, symbol, t.from, t.until, t.state];
        for (uint256 i; i < 9; i++) {
            string memory value = Strings.escapeJSON(values[i]);
            string memory head = i == 0 ? '{"trait_type":"' : ',{"trait_type":"';
            all = string.concat(all, head, names[i], '","value":"', value, '"}');
        }
    }

    // ---- picture ----

    function _picture(Texts memory t) private pure returns (string memory) {
        string memory risk = string.concat(
            _text("24", "135", 34, t.left),
            _text("24", "183", 22, t.product),
            _text("24", "205", 13, string.concat(t.peril, unicode" · ", t.pool)),
            _text("24", "264", 17, t.from),
            _text("186", "264", 17, t.until)
        );
        return string.concat(
            SCENE,
            risk,
            _text("58", "57", 13, string.concat("Cover #", t.id)),
            _text("246", "39", 14, t.state),
            '<circle cx="234" cy="34" r="5" fill="',
            t.colour,
            '"/></svg>'
        );
    }

    /// @dev As large as it fits the picture's width: no letter is wider than the font is high.
    function _text(string memory x, string memory y, uint256 max, string memory text)
        private
        pure
        returns (string memory)
    {
        string memory size = Strings.toString(Math.min(WIDTH / (bytes(text).length + 1), max));
        string memory place = string.concat('<text x="', x, '" y="', y, '" font-size="', size, '">');
        return string.concat(place, LibString.escapeHTML(text), "</text>");
    }
}
