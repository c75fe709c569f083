// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {DateTimeLib} from "solady/utils/DateTimeLib.sol";
import {LibString} from "solady/utils/LibString.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {CoverInfo, Peril, ProductView} from "../types/CoverTypes.sol";

/// @notice Data of a cover's picture.
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
/// @dev Untrusted names are cut and shown as ASCII, so that they cannot hide text, change the writing direction or
/// overflow.
library CoverArt {
    using Strings for uint256;

    uint256 private constant FACTS = 8;
    uint256 private constant MAX_NAME = 31;
    uint256 private constant MAX_SYMBOL = 11;
    /// @dev Width of the picture without margins.
    uint256 private constant WIDTH = 302;
    /// @dev Night water, the mark, swell before the wall, calm behind it, the beacon above.
    string private constant SCENE =
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 350" font-family="system-ui,sans-serif" fill="#edf1ef"><defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="#0e2530"/><stop offset="1" stop-color="#0f4c5c"/></linearGradient></defs><rect width="350" height="350" fill="url(#w)"/><g transform="translate(20 18)"><path d="M8 6v11a8 8 0 0 0 16 0" fill="none" stroke="#faf8f4" stroke-width="4"/><path d="M12.5 16.5c1.2-1.3 2.3-1.3 3.5 0s2.3 1.3 3.5 0" fill="none" stroke="#8fd0d6" stroke-width="1.8" stroke-linecap="round"/><circle cx="24" cy="9.5" r="3" fill="#ff8a4c"/></g><g fill="none" stroke="#57a3ae" stroke-width="1.5"><path d="M0 305q14-12 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M232 307q15-3 30 0t30 0 30 0 30 0"/><path opacity=".7" d="M-9 320q14-11 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M232 321q15-3 30 0t30 0 30 0 30 0"/><path opacity=".4" d="M0 335q14-9 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M236 335q15-3 30 0t30 0 30 0 30 0"/></g><path d="M214 350l7-54h10l7 54z" fill="#0a131a"/><circle cx="226" cy="287" r="5" fill="#ff8a4c"/><text x="58" y="40" font-size="17">Breakwater</text>';

    /// @notice A cover's metadata as of now: what a buyer of the token gets.
    function tokenURI(ICover covers, uint256 id) external view returns (string memory) {
        CoverArtData memory d;
        (d.id, d.cover, d.left) = (id, covers.coverOf(id), covers.claimOf(id).left);
        ProductView memory product = covers.productOf(d.cover.product);
        address pool = product.terms.pool;
        IERC20Metadata asset = IERC20Metadata(IERC4626(pool).asset());
        (d.product, d.peril, d.pool) = (product.terms.name, product.terms.peril, IERC20Metadata(pool).name());
        (d.symbol, d.decimals) = (asset.symbol(), asset.decimals());
        d.reportDays = ICapitalPool(pool).reportWindow() / 1 days;
        d.today = block.timestamp / 1 days;
        return draw(d);
    }

    /// @notice JSON metadata with an SVG image, as a data address: each fact is an attribute and a row of the picture.
    function draw(CoverArtData memory d) internal pure returns (string memory) {
        string[5] memory perils = ["Exploit", "Protocol failure", "Depeg", "Liquidation", "Impermanent loss"];
        string[FACTS] memory names = ["Left", "Amount", "Product", "Peril", "Pool", "From", "Until", "State"];
        string[FACTS] memory values = [
            _amount(d, d.left),
            _amount(d, d.cover.amount),
            _plain(d.product, MAX_NAME),
            perils[uint8(d.peril)],
            _plain(d.pool, MAX_NAME),
            _date(d.cover.startDay),
            _date(d.cover.endDay),
            _state(d)
        ];
        string memory title = string.concat("Cover #", d.id.toString());
        string memory attributes;
        string memory picture = string.concat(SCENE, _text("58", 57, 13, title));
        for (uint256 i; i < FACTS; i++) {
            attributes = string.concat(attributes, i == 0 ? "" : ",", '{"trait_type":"', names[i]);
            attributes = string.concat(attributes, '","value":"', Strings.escapeJSON(values[i]), '"}');
            picture =
                string.concat(picture, _text("24", 84 + 26 * i, 9, names[i]), _text("24", 97 + 26 * i, 14, values[i]));
        }
        string memory json = string.concat('{"name":"Breakwater ', title, '","description":"');
        json = string.concat(json, Strings.escapeJSON(_description(d, values)));
        json = string.concat(json, '","attributes":[', attributes, '],"image":"data:image/svg+xml;base64,');
        json = string.concat(json, Base64.encode(bytes(string.concat(picture, "</svg>"))), '"}');
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json)));
    }

    // ---- words ----

    /// @dev Cancelled before its start.
    function _isNeverInForce(CoverArtData memory d) private pure returns (bool) {
        return d.cover.startDay == d.cover.endDay;
    }

    function _state(CoverArtData memory d) private pure returns (string memory) {
        bool isOver = d.today >= d.cover.endDay || _isNeverInForce(d);
        if (d.cover.rate == 0) return isOver ? "Cancelled" : "Ends tonight";
        if (d.left == 0) return "Used up";
        if (d.today < d.cover.startDay) return "Waiting";
        if (!isOver) return "In force";
        return d.today < d.cover.endDay + d.reportDays ? "Reportable" : "Ended";
    }

    /// @dev What a buyer of the token gets.
    function _description(CoverArtData memory d, string[FACTS] memory values) private pure returns (string memory) {
        if (_isNeverInForce(d)) return "Cancelled before it started: pays nothing.";
        string memory pays = d.cover.rate == 0 ? "Cancelled by its holder. Pays up to " : "Pays up to ";
        string memory risk = string.concat(values[0], " for ", values[2], ", in force from ", values[5]);
        return string.concat(pays, risk, " until ", values[6], ", 00:00 UTC. One verdict pays every holder.");
    }

    /// @dev Cut after two decimals. An amount that is not 0 is never shown as 0.
    function _amount(CoverArtData memory d, uint256 units) private pure returns (string memory) {
        uint256 one = 10 ** d.decimals;
        uint256 cents = (units % one) * 100 / one;
        string memory number = string.concat((units / one).toString(), cents < 10 ? ".0" : ".", cents.toString());
        if (units != 0 && units / one + cents == 0) number = "<0.01";
        return string.concat(number, " ", _plain(d.symbol, MAX_SYMBOL));
    }

    /// @dev 2026-03-02, of a UTC day.
    function _date(uint256 epochDay) private pure returns (string memory) {
        (uint256 year, uint256 month, uint256 day) = DateTimeLib.epochDayToDate(epochDay);
        string memory yearAndMonth = string.concat(year.toString(), month < 10 ? "-0" : "-", month.toString());
        return string.concat(yearAndMonth, day < 10 ? "-0" : "-", day.toString());
    }

    /// @dev At most `max` characters, with "?" for each byte that is not printable ASCII.
    function _plain(string memory text, uint256 max) private pure returns (string memory) {
        bytes memory shown = Bytes.slice(bytes(text), 0, max);
        for (uint256 i; i < shown.length; i++) {
            if (shown[i] < 0x20 || shown[i] > 0x7e) shown[i] = "?";
        }
        return string(shown);
    }

    // ---- picture ----

    /// @dev As large as fits the picture's width: no letter is wider than the font is high.
    function _text(string memory x, uint256 y, uint256 max, string memory text) private pure returns (string memory) {
        string memory size = Math.min(WIDTH / (bytes(text).length + 1), max).toString();
        string memory place = string.concat('<text x="', x, '" y="', y.toString(), '" font-size="', size, '">');
        return string.concat(place, LibString.escapeHTML(text), "</text>");
    }
}
