// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Party, Process} from "breakwater/types/ClaimTypes.sol";
import {Base} from "../utils/Base.t.sol";
import {Demo} from "../../script/demo/Demo.sol";

/// @title Promise P7: the cost of an action does not grow with success
/// @dev Isolated: every call is a transaction of its own, so storage is cold and the figures are those of receipts.
/// forge-config: default.isolate = true
contract FlatnessTest is Base {
    uint256 private constant CAPITAL = 5_000_000e6;
    uint256 private constant AMOUNT = 100e6;
    uint256 private constant ALLOWED_PERCENT = 130;
    /// @dev What a catch-up may pay for a day that holds something.
    uint256 private constant ALLOWED_A_DAY = 10_000;
    uint256 private constant END_DAYS = 10;
    uint8 private constant VERDICT = 12;

    /// @param covers Covers in force.
    /// @param stakers Stakers who hold the capital.
    /// @param votes Assessors who vote before the one who is measured.
    /// @param endDays Days on which the covers end.
    struct World {
        uint256 covers;
        uint256 stakers;
        uint256 votes;
        uint256 endDays;
    }

    struct Figure {
        string action;
        uint256 gas;
    }

    Figure[] private _figures;
    address private _holder;
    address private _newcomer;
    address private _assessor;
    address[] private _assessors;

    function test_CostIsFlatInCovers() public {
        _compareStories(World(10, 5, 3, END_DAYS), World(2_000, 5, 3, 60));
    }

    function test_CostIsFlatInStakers() public {
        _compareStories(World(10, 5, 3, END_DAYS), World(10, 500, 3, END_DAYS));
    }

    function test_CostIsFlatInVotes() public {
        _compareStories(World(10, 5, 3, END_DAYS), World(10, 5, 300, END_DAYS));
    }

    function test_CostIsFlatInIdleYears() public {
        _populate(World(10, 5, 3, END_DAYS));
        _processOneExit();
        _assertFlat(_afterSilence(1 days), _afterSilence(3 * 365 days), END_DAYS * ALLOWED_A_DAY);
    }

    /// @dev A cover can be changed while it lasts: the silence is of months.
    function test_CostOfACoversChangesIsFlatInIdleMonths() public {
        _populate(World(10, 5, 3, END_DAYS));
        buy(_newcomer, EXPLOIT, AMOUNT, 300);
        Figure[] memory few = _changesAfter(1 days);
        _assertFlat(few, _changesAfter(250 days), END_DAYS * ALLOWED_A_DAY);
    }

    // ---- stories ----

    function _compareStories(World memory small, World memory large) private {
        uint256 start = vm.snapshotState();
        Figure[] memory few = _story(small);
        vm.revertToState(start);
        _assertFlat(few, _story(large), 0);
    }

    /// @dev One life of a pool; measures each action once.
    function _story(World memory world) private returns (Figure[] memory) {
        delete _figures;
        _populate(world);
        _stakeAndAsk();
        _buyAndList();
        _decide();
        _dispute();
        _leave();
        return _figures;
    }

    function _populate(World memory world) private {
        // Every incident is voted on, whatever its share of the capital.
        Process memory process = Demo.process(address(this));
        process.fastLaneBps = 0;
        core.claims.setProcess(address(pool), process);
        (_holder, _newcomer, _assessor) = (person("holder"), person("newcomer"), person("assessor"));
        for (uint256 i; i < world.stakers; i++) {
            stake(_numbered("staker", i), CAPITAL / world.stakers);
        }
        for (uint256 i; i < world.covers; i++) {
            buy(_holder, EXPLOIT, AMOUNT, 90 + i % world.endDays);
        }
        assess(_assessor, 10_000e18);
        for (uint256 i; i < world.votes; i++) {
            _assessors.push(_numbered("voter", i));
            core.token.transfer(_assessors[i], 100e18);
            vm.startPrank(_assessors[i]);
            core.token.approve(address(core.assessors), 100e18);
            core.assessors.stake(100e18);
            vm.stopPrank();
        }
        skip(1 hours);
    }

    function _stakeAndAsk() private {
        _stakeNew();
        _measured("stake.new");
        stake(_newcomer, 1_000e6);
        _measured("stake.repeat");
        _ask(_numbered("staker", 1));
        _askAgain();
        _measured("exit.request");
    }

    function _buyAndList() private {
        _buy();
        _measured("cover.buy");
        _increase();
        _measured("cover.increase");
        _extend();
        _measured("cover.extend");
        _cancel();
        _measured("cover.cancel");
        _list();
        _measured("product.list");
    }

    function _decide() private {
        vm.warp(startOf(1) + 1 days);
        uint256 incident = file(_holder, 1, startOf(1), VERDICT);
        _measured("claim.file");
        for (uint256 i; i < _assessors.length; i++) {
            commitVote(_assessors[i], incident, VERDICT);
        }
        commitVote(_assessor, incident, VERDICT);
        _measured("vote.commit");
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        for (uint256 i; i < _assessors.length; i++) {
            revealVote(_assessors[i], incident, VERDICT);
        }
        revealVote(_assessor, incident, VERDICT);
        _measured("vote.reveal");
        vm.warp(core.claims.incidentOf(incident).until);
        core.claims.tally(incident);
        _measured("claim.tally");
        pass(incident);
        core.claims.finalize(incident);
        _measured("claim.finalize");
        core.claims.collect(incident, 1);
        _measured("claim.collect");
        core.claims.settleVote(incident, 1, _assessor);
        _measured("vote.settle");
    }

    /// @dev In the fast lane, challenged, appealed, ruled.
    function _dispute() private {
        core.claims.setProcess(address(pool), Demo.process(address(this)));
        skip(1 hours);
        uint256 incident = file(_holder, 1, block.timestamp - 1, 1);
        _measured("claim.file.fast");
        contest(incident);
        _measured("claim.challenge");
        commitVote(_assessor, incident, 0);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(_assessor, incident, 0);
        pass(incident);
        core.claims.tally(incident);
        fund(_newcomer, 2 * core.claims.incidentOf(incident).bond);
        vm.prank(_newcomer);
        core.claims.appeal(incident, EVIDENCE);
        _measured("claim.appeal");
        core.claims.rule(incident, 1);
        _measured("claim.rule");
        core.claims.finalize(incident);
        _measured("claim.finalize.disputed");
        core.claims.collectBond(incident, Party.Appellant);
        _measured("claim.collectBond");
    }

    function _leave() private {
        skip(10 days);
        pool.processExits();
        _measured("exit.process");
        _figures.push(Figure("exit.advance", _gasOfAdvance(block.timestamp - 1)));
        skip(pool.reportWindow() + 1 days);
        _take(_numbered("staker", 0));
        _measured("exit.take");
    }

    /// @dev Of an event just before the exit, filed late: it holds the batch when its window is over.
    function _gasOfAdvance(uint256 eventTime) private returns (uint256 gas) {
        uint256 state = vm.snapshotState();
        skip(13 days);
        file(_holder, 1, eventTime, VERDICT);
        skip(2 days);
        address staker = _numbered("staker", 0);
        uint256 id = pool.exitsOf(staker, 1)[0].id;
        vm.prank(staker);
        pool.advance(id, staker, staker);
        gas = vm.lastCallGas().gasTotalUsed;
        vm.revertToState(state);
    }

    /// @dev Each action as the first one after a silence, in which all covers end.
    function _afterSilence(uint256 silence) private returns (Figure[] memory figures) {
        figures = new Figure[](7);
        figures[0] = _first("stake.new", silence, _nothing, _stakeNew);
        figures[1] = _first("stake.repeat", silence, _nothing, _stakeAgain);
        figures[2] = _first("exit.request", silence, _nothing, _askAgain);
        figures[3] = _first("exit.take", silence, _nothing, _takeOneExit);
        figures[4] = _first("cover.buy", silence, _nothing, _buy);
        figures[5] = _first("product.list", silence, _nothing, _list);
        figures[6] = _first("claim.finalize", silence, _decideOneIncident, _finalize);
    }

    function _changesAfter(uint256 silence) private returns (Figure[] memory figures) {
        figures = new Figure[](3);
        figures[0] = _first("cover.increase", silence, _nothing, _increase);
        figures[1] = _first("cover.extend", silence, _nothing, _extend);
        figures[2] = _first("cover.cancel", silence, _nothing, _cancel);
    }

    function _first(
        string memory action,
        uint256 silence,
        function() internal prepare,
        function() internal act
    ) private returns (Figure memory figure) {
        uint256 start = vm.snapshotState();
        prepare();
        skip(silence);
        act();
        figure = Figure(action, vm.lastCallGas().gasTotalUsed);
        vm.revertToState(start);
    }

    // ---- verbs ----

    function _ask(address who) private {
        uint256 shares = pool.balanceOf(who) / 2;
        vm.prank(who);
        pool.requestRedeem(shares, who, who);
    }

    function _take(address who) private {
        uint256 shares = pool.maxRedeem(who);
        vm.prank(who);
        pool.redeem(shares, who, who);
    }

    function _nothing() private pure {}

    function _stakeNew() private {
        stake(_newcomer, 1_000e6);
    }

    function _stakeAgain() private {
        stake(_numbered("staker", 0), 1_000e6);
    }

    function _askAgain() private {
        _ask(_numbered("staker", 0));
    }

    function _buy() private {
        buy(_newcomer, EXPLOIT, AMOUNT, 200);
    }

    function _increase() private {
        uint256 cover = core.cover.coverCount();
        fund(_newcomer, AMOUNT);
        vm.prank(_newcomer);
        core.cover.increase(cover, AMOUNT, AMOUNT);
    }

    function _extend() private {
        uint256 cover = core.cover.coverCount();
        fund(_newcomer, AMOUNT);
        vm.prank(_newcomer);
        core.cover.extend(cover, 30, AMOUNT);
    }

    function _cancel() private {
        uint256 cover = core.cover.coverCount();
        vm.prank(_newcomer);
        core.cover.cancel(cover, 0);
    }

    function _list() private {
        core.cover.listProduct(Demo.exploit(address(pool), address(core.model)));
    }

    function _processOneExit() private {
        _ask(_numbered("staker", 1));
        skip(8 days);
        pool.processExits();
        skip(pool.reportWindow());
    }

    function _takeOneExit() private {
        _take(_numbered("staker", 1));
    }

    function _decideOneIncident() private {
        uint256 incident = file(_holder, 1, block.timestamp - 1 hours, VERDICT);
        commitVote(_assessor, incident, VERDICT);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(_assessor, incident, VERDICT);
        vm.warp(core.claims.incidentOf(incident).until);
        core.claims.tally(incident);
        pass(incident);
    }

    function _finalize() private {
        core.claims.finalize(1);
    }

    function _numbered(string memory role, uint256 number) private returns (address) {
        return makeAddr(string.concat(role, vm.toString(number)));
    }

    function _measured(string memory action) private {
        _figures.push(Figure(action, vm.lastCallGas().gasTotalUsed));
    }

    function _assertFlat(Figure[] memory few, Figure[] memory many, uint256 allowance) private pure {
        assertEq(few.length, many.length);
        for (uint256 i; i < few.length; i++) {
            uint256 least = Math.min(few[i].gas, many[i].gas);
            uint256 most = Math.max(few[i].gas, many[i].gas);
            assertLe(most, least * ALLOWED_PERCENT / 100 + allowance, few[i].action);
        }
    }
}
