// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";
import {Closing, Opening} from "breakwater/types/ClaimTypes.sol";
import {ExitView, PoolMoney, StressResult} from "breakwater/types/Types.sol";
import {Base} from "../utils/Base.t.sol";

/// @title Figures that the application's own maths must reproduce to the unit
/// @notice Compares contracts/test/vectors/*.json with what the contracts answer; `WRITE_VECTORS=true forge test
/// --match-contract Vectors` writes them anew.
contract VectorsTest is Base {
    uint256 private constant COUNT = 48;
    uint256 private constant BPS = 10_000;
    /// @dev A hash binds its contract: an address of its own keeps the vectors when the deployment changes.
    address private constant CLAIMS = address(0xC1A115);

    struct Line {
        uint256 group;
        uint256 exposure;
        uint256 weightBps;
        uint256 maxShareBps;
    }

    function test_PremiumVectorsAreWhatTheContractsSay() public {
        string memory rows;
        for (uint256 i; i < COUNT; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _premiumRow(i));
        }
        _compare("premium", rows);
    }

    function test_CommitHashVectorsAreWhatTheContractsSay() public {
        vm.etch(CLAIMS, address(core.claims).code);
        string memory rows;
        for (uint256 i; i < 8; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _commitRow(i));
        }
        _compare("commit-hash", rows);
    }

    function test_SolvencyVectorsAreWhatTheContractsSay() public {
        string memory rows;
        for (uint256 i; i < COUNT; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _solvencyRow(i));
        }
        _compare("solvency", rows);
    }

    function test_StressVectorsAreWhatTheContractsSay() public {
        address ann = person("ann");
        uint256 shares = stake(ann, 150_000e6);
        buy(ann, EXPLOIT, 20_000e6, 60);
        buy(ann, DEPEG, 15_000e6, 90);
        vm.prank(ann);
        pool.requestRedeem(shares / 3, ann, ann);
        skip(8 days);
        pool.processExits();
        skip(5 days);
        string memory rows;
        for (uint256 i; i < 24; i++) {
            // Half of them in a pool that lost nearly everything: somebody is not paid.
            if (i == 12) _loseAlmostAll();
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _stressRow(i, ann));
        }
        _compare("stress", rows);
    }

    // ---- premiums and votes ----

    /// @dev Small and large amounts, below, across and above the kink; the multiple is level, experience and signal.
    function _premiumRow(uint256 i) private view returns (string memory) {
        uint256 seed = uint256(keccak256(abi.encode("premium", i)));
        uint256 capacity = 1 + (seed % 10 ** (6 + i % 13));
        uint256 before = (seed >> 64) % capacity;
        uint256 amount = 1 + (seed >> 96) % (capacity - before);
        uint256 rate = 1 + (seed >> 128) % 0.2e18;
        uint256 termDays = 1 + (seed >> 192) % 365;
        uint256 multiple = i % 4 == 0 ? 1e18 : 0.3e18 + (seed >> 32) % 20e18;
        uint256 area = core.model.area(before, before + amount, capacity);
        uint256 premium = Math.mulDiv(area, rate * termDays * multiple, 365 * 1e54, Math.Rounding.Ceil);
        return _row([before, amount, capacity, rate, termDays, premium, multiple]);
    }

    function _commitRow(uint256 i) private view returns (string memory) {
        address voter = vm.addr(i + 1);
        bytes32 salt = keccak256(abi.encode("salt", i));
        bytes32 hash = IClaims(CLAIMS).commitHash(i + 1, uint8(1 + i % 2), voter, uint8(i * 2), salt);
        string memory row =
            string.concat(_quoted(vm.toString(block.chainid)), ",", _quoted(vm.toString(CLAIMS)));
        row = string.concat(row, ",", _quoted(vm.toString(voter)), ",", _quoted(vm.toString(salt)));
        return string.concat("[", row, ",", _quoted(vm.toString(hash)), "]");
    }

    // ---- solvency ----

    /// @dev A pool of one to six lines in up to four groups, from empty to overfull, in units of 6 and 18 decimals.
    function _solvencyRow(uint256 i) private pure returns (string memory row) {
        uint256 seed = uint256(keccak256(abi.encode("solvency", i)));
        uint256 capital = 1 + seed % 10 ** (4 + i % 22);
        uint256 atRisk = i % 3 == 0 ? (seed >> 32) % (capital / 2 + 1) : 0;
        SolvencyLib.Rule memory rule = SolvencyLib.Rule(
            500 + (seed >> 64) % 9_501, (seed >> 80) % 10_001, 10_000 + (seed >> 96) % 20_001
        );
        Line[] memory lines = new Line[](1 + i % 6);
        for (uint256 j; j < lines.length; j++) {
            uint256 s = uint256(keccak256(abi.encode(seed, j)));
            uint256 exposure = s % 7 == 0 ? 0 : (s >> 32) % (capital * 2 / (3 * lines.length) + 1);
            lines[j] = Line((s >> 8) % 4, exposure, 1 + (s >> 128) % BPS, 1 + (s >> 160) % BPS);
        }
        row = string.concat(
            '{"capital":', _quoted(vm.toString(capital)), ',"atRisk":', _quoted(vm.toString(atRisk))
        );
        row = string.concat(row, ',"rule":', _row([rule.groupCapBps, rule.rhoBps, rule.marginBps]));
        return string.concat(row, _linesOf(lines, rule, capital, atRisk), "}");
    }

    function _linesOf(Line[] memory lines, SolvencyLib.Rule memory rule, uint256 capital, uint256 atRisk)
        private
        pure
        returns (string memory)
    {
        SolvencyLib.Sums memory sums = _sumsOf(lines);
        uint256 required = atRisk + SolvencyLib.required(sums, rule);
        string memory places;
        string memory rooms;
        for (uint256 j; j < lines.length; j++) {
            string memory comma = j == 0 ? "" : ",";
            uint256 room = SolvencyLib.headroom(_placeOf(lines, j), sums, rule, capital - atRisk);
            rooms = string.concat(rooms, comma, _quoted(vm.toString(room)));
            places = string.concat(places, comma, _lineRow(lines[j]));
        }
        string memory json =
            string.concat(',"lines":[', places, '],"required":', _quoted(vm.toString(required)));
        return string.concat(json, ',"capacities":[', rooms, "]");
    }

    function _lineRow(Line memory l) private pure returns (string memory) {
        return _row([l.group, l.exposure, l.weightBps, l.maxShareBps]);
    }

    function _placeOf(Line[] memory lines, uint256 index)
        private
        pure
        returns (SolvencyLib.Place memory place)
    {
        Line memory l = lines[index];
        (place.exposure, place.maxShareBps, place.weightBps) = (l.exposure, l.maxShareBps, l.weightBps);
        (place.groupExposure, place.groupStressed) = _groupOf(lines, l.group);
    }

    function _sumsOf(Line[] memory lines) private pure returns (SolvencyLib.Sums memory sums) {
        for (uint256 group; group < 4; group++) {
            (uint256 exposure, uint256 stressed) = _groupOf(lines, group);
            sums.largest = Math.max(sums.largest, exposure);
            sums.stressed += stressed;
            sums.squares += stressed * stressed;
        }
    }

    function _groupOf(Line[] memory lines, uint256 group)
        private
        pure
        returns (uint256 exposure, uint256 stressed)
    {
        for (uint256 j; j < lines.length; j++) {
            if (lines[j].group != group) continue;
            exposure += lines[j].exposure;
            stressed += lines[j].exposure * lines[j].weightBps;
        }
    }

    // ---- stress ----

    function _loseAlmostAll() private {
        uint256 loss = pool.totalAssets() + pool.money().exiting + pool.money().reserve - 7_000_000_001;
        vm.startPrank(address(core.claims));
        uint256 time = block.timestamp - 6 days;
        (uint256 eligible,,) = pool.openIncident(Opening(0, 1, time, address(this), 0, 0));
        pool.closeIncident(Closing(0, time, eligible, loss, 0, 0, 0, 0, 0));
        vm.stopPrank();
    }

    /// @dev One line or both, at growing severity, of an event before or after the exit left.
    function _stressRow(uint256 i, address staker) private view returns (string memory) {
        uint8[] memory lines = new uint8[](1 + i % 2);
        if (lines.length == 2) lines[1] = 1;
        uint256 severityBps = i % 4 == 3 ? BPS : i * 417;
        uint256 eventTime = block.timestamp - (i % 3 == 0 ? 6 days : 1 days);
        StressResult memory r = pool.stressTest(lines, uint16(severityBps), eventTime);
        ExitView memory left = pool.exitsOf(staker, 1)[0];
        PoolMoney memory m = pool.money();
        uint256 exits = i % 3 == 0 ? left.processedAssets : 0;
        string memory row = string.concat('{"exposures":[', _quoted(vm.toString(pool.lineState(0).exposure)));
        if (lines.length == 2) {
            row = string.concat(row, ",", _quoted(vm.toString(pool.lineState(1).exposure)));
        }
        row = string.concat(row, '],"severityBps":', _quoted(vm.toString(severityBps)), ',"payers":');
        row = string.concat(row, _row([m.reserve, m.capital, exits]), ',"result":');
        return string.concat(
            row,
            _row([r.loss, r.fromReserve, r.fromCapital, r.fromExits, r.unpaid, r.capitalLeft, r.required]),
            "}"
        );
    }

    // ---- json ----

    function _quoted(string memory text) private pure returns (string memory) {
        return string.concat('"', text, '"');
    }

    function _row(uint256[7] memory values) private pure returns (string memory) {
        uint256[] memory list = new uint256[](7);
        for (uint256 i; i < 7; i++) {
            list[i] = values[i];
        }
        return _list(list);
    }

    function _row(uint256[4] memory values) private pure returns (string memory) {
        uint256[] memory list = new uint256[](4);
        for (uint256 i; i < 4; i++) {
            list[i] = values[i];
        }
        return _list(list);
    }

    function _row(uint256[3] memory values) private pure returns (string memory) {
        uint256[] memory list = new uint256[](3);
        for (uint256 i; i < 3; i++) {
            list[i] = values[i];
        }
        return _list(list);
    }

    function _list(uint256[] memory values) private pure returns (string memory row) {
        for (uint256 i; i < values.length; i++) {
            row = string.concat(row, i == 0 ? "" : ",", _quoted(vm.toString(values[i])));
        }
        return string.concat("[", row, "]");
    }

    function _compare(string memory name, string memory rows) private {
        string memory path = string.concat("contracts/test/vectors/", name, ".json");
        string memory json = string.concat("[", rows, "\n]\n");
        if (vm.envOr("WRITE_VECTORS", false)) vm.writeFile(path, json);
        assertEq(
            keccak256(bytes(vm.readFile(path))),
            keccak256(bytes(json)),
            string.concat(path, " differs: write it anew with WRITE_VECTORS=true and look at the difference")
        );
    }
}
