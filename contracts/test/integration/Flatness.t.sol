// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {ProtocolFixture} from "../utils/ProtocolFixture.sol";

/// @title Promise P7: the cost of an action does not grow with success
/// @dev Isolated: every call is its own transaction, so storage is cold and the gas is that of receipts.
/// forge-config: default.isolate = true
contract FlatnessTest is ProtocolFixture {
    uint256 private constant CAPITAL = 3_000_000e6;
    uint256 private constant AMOUNT = 100e6;
    uint256 private constant TERM = 90;
    /// @dev Number of days on which covers end: a catch-up pays for each non-empty day.
    uint256 private constant END_DAYS = 3;
    /// @dev Number of days with events of earlier incidents, the same in both setups.
    uint256 private constant EVENT_DAYS = 2;
    uint256 private constant YEAR = 365 days;
    /// @dev Extra gas of four more idle years: one read of the bitmap of days for each 256 days, six in all.
    uint256 private constant IDLE_SLACK = 6 * 2_400;
    uint256 private constant FEW = 3;
    uint256 private constant MANY = 60;
    /// @dev Gas by which two setups may differ: a cold read or two more in a binary search, and bytes of calldata.
    uint256 private constant SLACK = 4_000;
    uint8 private constant VERDICT = 12;

    /// @param stakers Number of stakers, all of whom request a part of their shares.
    /// @param covers Number of covers in force.
    /// @param votes Number of assessors who vote before the measured one.
    /// @param incidents Number of closed incidents of the product.
    struct Size {
        uint256 stakers;
        uint256 covers;
        uint256 votes;
        uint256 incidents;
    }

    struct Figure {
        string action;
        uint256 gas;
    }

    Figure[] private _figures;
    address private _holder;
    address private _newcomer;
    address private _assessor;
    address[] private _stakers;
    address[] private _voters;

    function setUp() public override {
        super.setUp();
        (_holder, _newcomer, _assessor) = (person("holder"), person("newcomer"), person("assessor"));
        // Enough bonds that they are never used up: a payment to an empty account costs more.
        fund(_holder, CAPITAL);
    }

    function test_P7_CostIsFlatInStakers() public {
        _compare(Size(MANY, FEW, FEW, FEW), "stakers");
    }

    function test_P7_CostIsFlatInCovers() public {
        _compare(Size(FEW, MANY, FEW, FEW), "covers");
    }

    function test_P7_CostIsFlatInVotes() public {
        _compare(Size(FEW, FEW, MANY, FEW), "votes");
    }

    function test_P7_CostIsFlatInClosedIncidents() public {
        _compare(Size(FEW, FEW, FEW, MANY), "incidents");
    }

    function test_P7_CostIsFlatInIdleYears() public {
        _stakeAll(FEW);
        _assertFlat(_afterSilence(YEAR), _afterSilence(5 * YEAR), IDLE_SLACK, "idle years without covers");
    }

    /// @dev All covers end in the first year.
    function test_P7_CostIsFlatInIdleYearsAfterCovers() public {
        _stakeAll(FEW);
        _coverAll(MANY);
        _assertFlat(_afterSilence(YEAR), _afterSilence(5 * YEAR), IDLE_SLACK, "idle years");
    }

    // ---- stories ----

    function _compare(Size memory size, string memory dimension) private {
        uint256 start = vm.snapshotState();
        Figure[] memory few = _story(Size(FEW, FEW, FEW, FEW));
        vm.revertToState(start);
        _assertFlat(few, _story(size), SLACK, dimension);
    }

    /// @dev One life of a pool. Measures each action once.
    function _story(Size memory size) private returns (Figure[] memory) {
        _stakeAll(size.stakers);
        _coverAll(size.covers);
        _assessAll(size.votes);
        _closeIncidents(size.incidents);
        _measureCapital();
        _measureCover();
        _measureClaim();
        _measureExit();
        return _figures;
    }

    function _stakeAll(uint256 stakers) private {
        for (uint256 i; i < stakers; i++) {
            _stakers.push(_numbered("staker", i));
            stake(_stakers[i], CAPITAL / stakers);
        }
    }

    function _coverAll(uint256 covers) private {
        for (uint256 i; i < covers; i++) {
            buy(_holder, EXPLOIT, AMOUNT, TERM + i % END_DAYS);
        }
    }

    /// @dev One second apart, so that the history of the total stake grows with each.
    function _assessAll(uint256 votes) private {
        assess(_assessor, 10_000e18);
        for (uint256 i; i < votes; i++) {
            _voters.push(_numbered("voter", i));
            require(core.token.transfer(_voters[i], 100e18), "transfer failed");
            vm.prank(_voters[i]);
            core.token.approve(address(core.assessors), 100e18);
            assess(_voters[i], 100e18);
            skip(1);
        }
    }

    /// @dev Accepts them without a vote, with events on several days.
    function _closeIncidents(uint256 incidents) private {
        vm.warp(startOf(1) + EVENT_DAYS * 1 days + 12 hours);
        for (uint256 i; i < incidents; i++) {
            file(_holder, 1, block.timestamp - 1 - (i % EVENT_DAYS) * 1 days, 1);
        }
        skip(3 days);
        for (uint256 id = 1; id <= incidents; id++) {
            core.claims.finalize(id);
            assertEq(uint8(statusOf(id)), uint8(IncidentStatus.Accepted), "closed");
        }
        skip(1 days);
    }

    function _measureCapital() private {
        _stakeNew();
        _measured("deposit");
        _stakeNew();
        _measured("deposit, repeated");
        for (uint256 i = 1; i < _stakers.length; i++) {
            requestExit(_stakers[i], pool.balanceOf(_stakers[i]) / 10);
        }
        _ask();
        _measured("requestRedeem");
    }

    function _measureCover() private {
        _buy();
        _measured("buy");
        uint256 cover = core.cover.coverCount();
        extend(_newcomer, cover, 30);
        _measured("extend");
        cancel(_newcomer, cover);
        _measured("cancel");
        _list();
        _measured("listProduct");
    }

    function _measureClaim() private {
        uint256 incident = file(_holder, 1, block.timestamp - 1, VERDICT);
        _measured("file");
        challenge(_newcomer, incident);
        _measured("challenge");
        _measureVote(incident);
        endPhase(incident);
        core.claims.tally(incident);
        _measured("tally");
        endPhase(incident);
        core.claims.finalize(incident);
        _measured("finalize");
        core.claims.collect(incident, 1);
        _measured("collect");
        core.assessors.settleVote(incident, _assessor);
        _measured("settleVote");
    }

    function _measureVote(uint256 incident) private {
        for (uint256 i; i < _voters.length; i++) {
            commitVote(_voters[i], incident, VERDICT);
        }
        commitVote(_assessor, incident, VERDICT);
        _measured("commit");
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        for (uint256 i; i < _voters.length; i++) {
            revealVote(_voters[i], incident, VERDICT);
        }
        revealVote(_assessor, incident, VERDICT);
        _measured("reveal");
    }

    function _measureExit() private {
        pool.processExits();
        _measured("processExits");
        skip(REPORT_WINDOW + 1);
        address staker = _stakers[0];
        redeem(staker, pool.maxRedeem(staker));
        _measured("redeem");
    }

    /// @dev Each action as the first one after an idle time.
    function _afterSilence(uint256 silence) private returns (Figure[] memory figures) {
        figures = new Figure[](4);
        figures[0] = _first("deposit", silence, _stakeNew);
        figures[1] = _first("requestRedeem", silence, _ask);
        figures[2] = _first("buy", silence, _buy);
        figures[3] = _first("listProduct", silence, _list);
    }

    function _first(string memory action, uint256 silence, function() internal act)
        private
        returns (Figure memory figure)
    {
        uint256 start = vm.snapshotState();
        skip(silence);
        act();
        figure = Figure(action, vm.lastCallGas().gasTotalUsed);
        vm.revertToState(start);
    }

    // ---- verbs ----

    function _stakeNew() private {
        stake(_newcomer, 1_000e6);
    }

    function _ask() private {
        address staker = _stakers[0];
        requestExit(staker, pool.balanceOf(staker) / 10);
    }

    function _buy() private {
        buy(_newcomer, EXPLOIT, AMOUNT, 200);
    }

    function _list() private {
        listProduct("Lantern Bridge", 5);
    }

    function _numbered(string memory role, uint256 number) private returns (address) {
        return makeAddr(string.concat(role, vm.toString(number)));
    }

    function _measured(string memory action) private {
        _figures.push(Figure(action, vm.lastCallGas().gasTotalUsed));
    }

    function _assertFlat(Figure[] memory few, Figure[] memory many, uint256 slack, string memory dimension)
        private
        pure
    {
        assertEq(few.length, many.length);
        for (uint256 i; i < few.length; i++) {
            assertApproxEqAbs(
                few[i].gas,
                many[i].gas,
                slack,
                string.concat("P7: the gas of ", few[i].action, " is flat in ", dimension)
            );
        }
    }
}
