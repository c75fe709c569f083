// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {LibString} from "solady/utils/LibString.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {CoverInfo, Peril, ProductView} from "../types/CoverTypes.sol";
import {TextLib} from "./TextLib.sol";

/// @notice What a cover's picture shows.
/// @param cover The cover's id.
/// @param product Name of the product; not trusted.
/// @param pool Name of the pool; not trusted.
/// @param symbol Symbol of the pool's asset; not trusted.
/// @param decimals Decimals of the pool's asset, at most 18.
/// @param amount Original amount, asset units.
/// @param left What it can still pay, asset units.
/// @param peril Kind of event.
/// @param startDay First UTC day in force.
/// @param endDay First UTC day no longer in force.
/// @param reportDays How long an event of the last day can be reported.
/// @param today The present UTC day.
/// @param cancelled True if the holder ended it early; if it had begun, it is in force until `endDay`, the next midnight.
struct CoverArtData {
    uint256 cover;
    string product;
    string pool;
    string symbol;
    uint8 decimals;
    uint256 amount;
    uint256 left;
    Peril peril;
    uint256 startDay;
    uint256 endDay;
    uint256 reportDays;
    uint256 today;
    bool cancelled;
}

/// @title Draws a cover: its metadata and its picture, from the chain alone
library CoverArt {
    using LibString for string;
    using Strings for uint256;

    /// @dev Of the picture, less its margins.
    uint256 private constant WIDTH = 302;

    /// @dev Everything that is shown, as plain text: not yet escaped for where it goes.
    struct Texts {
        string id;
        string product;
        string pool;
        string amount;
        string left;
        string peril;
        string from;
        string until;
        string state;
        string colour;
    }

    /// @notice A cover's metadata as of now: what somebody who buys it gets.
    function tokenURI(ICover covers, uint256 cover) external view returns (string memory) {
        CoverInfo memory info = covers.coverOf(cover);
        ProductView memory product = covers.productOf(info.product);
        IERC20Metadata pool = IERC20Metadata(product.pool);
        IERC20Metadata asset = IERC20Metadata(IERC4626(product.pool).asset());
        return draw(
            CoverArtData({
                cover: cover,
                product: product.name,
                pool: pool.name(),
                symbol: asset.symbol(),
                decimals: asset.decimals(),
                amount: info.amount,
                left: covers.leftOf(cover),
                peril: product.peril,
                startDay: info.startDay,
                endDay: info.endDay,
                reportDays: ICapitalPool(product.pool).reportWindow() / 1 days,
                today: block.timestamp / 1 days,
                cancelled: info.rate == 0
            })
        );
    }

    /// @notice JSON metadata with an SVG image, as a data address.
    function draw(CoverArtData memory d) internal pure returns (string memory) {
        Texts memory t = _texts(d);
        string memory image = string.concat(_head(t), _body(t), _sea());
        string memory json = string.concat(
            '{"name":"',
            Strings.escapeJSON(string.concat("Breakwater cover #", t.id, unicode" — ", t.product)),
            '","description":"',
            Strings.escapeJSON(_description(d, t)),
            '","image":"data:image/svg+xml;base64,',
            Base64.encode(bytes(image)),
            '","attributes":',
            _attributes(t, d.symbol)
        );
        return string.concat("data:application/json;base64,", Base64.encode(bytes(string.concat(json, "}"))));
    }

    // ---- words ----

    function _texts(CoverArtData memory d) private pure returns (Texts memory t) {
        d.symbol = TextLib.plain(d.symbol, 11);
        t.id = d.cover.toString();
        t.product = TextLib.plain(d.product, 31);
        t.pool = TextLib.plain(d.pool, 31);
        t.amount = _money(d, d.amount);
        t.left = _money(d, _isNeverInForce(d) ? 0 : d.left);
        t.peril = _peril(d.peril);
        t.from = TextLib.date(d.startDay);
        t.until = TextLib.date(d.endDay);
        (t.state, t.colour) = _state(d);
    }

    function _money(CoverArtData memory d, uint256 units) private pure returns (string memory) {
        return string.concat(TextLib.amount(units, d.decimals), " ", d.symbol);
    }

    /// @dev Cancelled before its start.
    function _isNeverInForce(CoverArtData memory d) private pure returns (bool) {
        return d.startDay == d.endDay;
    }

    function _peril(Peril peril) private pure returns (string memory) {
        if (peril == Peril.Exploit) return "Exploit";
        if (peril == Peril.ProtocolFailure) return "Protocol failure";
        if (peril == Peril.Depeg) return "Depeg";
        if (peril == Peril.Liquidation) return "Liquidation";
        return "Impermanent loss";
    }

    function _state(CoverArtData memory d) private pure returns (string memory, string memory colour) {
        if (d.cancelled && d.today < d.endDay && !_isNeverInForce(d)) return ("Ends tonight", "#ff8a4c");
        if (d.cancelled) return ("Cancelled", "#8fa3b8");
        if (d.left == 0) return ("Used up", "#8b9ca4");
        if (d.today < d.startDay) return ("Waiting", "#f0c060");
        if (d.today < d.endDay) return ("In force", "#6fcf9f");
        if (d.today < d.endDay + d.reportDays) return ("Reportable", "#ff8a4c");
        return ("Ended", "#8b9ca4");
    }

    /// @dev What somebody who buys the token gets comes first.
    function _description(CoverArtData memory d, Texts memory t) private pure returns (string memory) {
        string memory risk = string.concat(t.product, " (", t.peril, ") by ", t.pool);
        if (_isNeverInForce(d)) {
            return string.concat("Cancelled before it started: pays nothing. ", risk, ".");
        }
        string memory pays = string.concat("Pays up to ", t.left);
        if (d.left != d.amount) pays = string.concat(pays, " of originally ", t.amount);
        pays = string.concat(pays, " for ", risk);
        string memory term = string.concat(", in force from ", t.from, " until ", t.until, ", 00:00 UTC.");
        string memory text = string.concat(pays, term, " One verdict pays every holder.");
        return d.cancelled ? string.concat("Cancelled by its holder. ", text) : text;
    }

    function _attributes(Texts memory t, string memory symbol) private pure returns (string memory) {
        string memory first = string.concat(
            _attribute("[", "Product", t.product),
            _attribute(",", "Pool", t.pool),
            _attribute(",", "Peril", t.peril),
            _attribute(",", "Amount", t.amount),
            _attribute(",", "Left", t.left)
        );
        return string.concat(
            first,
            _attribute(",", "Asset", symbol),
            _attribute(",", "From", t.from),
            _attribute(",", "Until", t.until),
            _attribute(",", "State", t.state),
            "]"
        );
    }

    function _attribute(string memory before, string memory trait, string memory value)
        private
        pure
        returns (string memory)
    {
        string memory escaped = Strings.escapeJSON(value);
        return string.concat(before, '{"trait_type":"', trait, '","value":"', escaped, '"}');
    }

    // ---- picture ----

    /// @dev Night water, the mark, the cover's number and its state.
    function _head(Texts memory t) private pure returns (string memory) {
        return string.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 350" font-family="system-ui,sans-serif" fill="#edf1ef"><defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="#0e2530"/><stop offset="1" stop-color="#0f4c5c"/></linearGradient></defs><rect width="350" height="350" fill="url(#w)"/>',
            '<g transform="translate(20 18)"><path d="M8 6v11a8 8 0 0 0 16 0" fill="none" stroke="#faf8f4" stroke-width="4"/><path d="M12.5 16.5c1.2-1.3 2.3-1.3 3.5 0s2.3 1.3 3.5 0" fill="none" stroke="#8fd0d6" stroke-width="1.8" stroke-linecap="round"/><circle cx="24" cy="9.5" r="3" fill="#ff8a4c"/></g>',
            _text(58, 40, 17, "Breakwater"),
            _soft(58, 57, string.concat("Cover #", t.id)),
            string.concat('<circle cx="234" cy="34" r="5" fill="', t.colour, '"/>'),
            _text(246, 39, 14, t.state)
        );
    }

    function _body(Texts memory t) private pure returns (string memory) {
        string memory perilAndPool = string.concat(t.peril, unicode" · ", t.pool);
        string memory risk = string.concat(
            _soft(24, 100, "Covers up to"),
            _text(24, 135, _size(t.left, 34), t.left),
            _text(24, 183, _size(t.product, 22), t.product),
            _soft(24, 205, perilAndPool)
        );
        return string.concat(
            risk,
            _soft(24, 243, "From"),
            _text(24, 264, 17, t.from),
            _soft(186, 243, "Until"),
            _text(186, 264, 17, t.until)
        );
    }

    /// @dev Swell before the wall, calm behind it, the beacon above.
    function _sea() private pure returns (string memory) {
        return '<g fill="none" stroke="#57a3ae" stroke-width="1.5"><path d="M0 305q14-12 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M232 307q15-3 30 0t30 0 30 0 30 0"/><path opacity=".7" d="M-9 320q14-11 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M232 321q15-3 30 0t30 0 30 0 30 0"/><path opacity=".4" d="M0 335q14-9 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M236 335q15-3 30 0t30 0 30 0 30 0"/></g><path d="M214 350l7-54h10l7 54z" fill="#0a131a"/><circle cx="226" cy="287" r="5" fill="#ff8a4c"/></svg>';
    }

    /// @dev The largest size at which a text fits the picture's width, whatever its letters.
    function _size(string memory text, uint256 max) private pure returns (uint256) {
        uint256 fits = WIDTH * 1000 / TextLib.widthOf(text);
        return fits < max ? fits : max;
    }

    function _text(uint256 x, uint256 y, uint256 size, string memory text)
        private
        pure
        returns (string memory)
    {
        string memory head = string.concat(
            '<text x="', x.toString(), '" y="', y.toString(), '" font-size="', size.toString()
        );
        return string.concat(head, '">', text.escapeHTML(), "</text>");
    }

    function _soft(uint256 x, uint256 y, string memory text) private pure returns (string memory) {
        return string.concat('<g fill="#b3c0c5">', _text(x, y, _size(text, 13), text), "</g>");
    }
}
