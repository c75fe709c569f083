// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms} from "breakwater/types/Types.sol";
import {Demo} from "../../../script/demo/Demo.sol";
import {Promises} from "../Promises.sol";
import {ExitHandler} from "./ExitHandler.sol";

/// @title The guardian's pause and the curator's replacement
abstract contract AuthorityHandler is ExitHandler {
    /// @dev First day on which a pause may begin again.
    uint256 private ghost_restedDay;

    /// @notice A pause, what it stops and what not, and its end within the same action: the other handlers know
    /// of none.
    function pause(uint256 length, uint256 who) external action("pause") {
        length = _bound(length, 1, 7);
        if (_today() < ghost_restedDay) {
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, ghost_restedDay * 1 days));
            core.factory.pause(address(pool), length);
            return _did("pause.tooSoon");
        }
        core.factory.pause(address(pool), length);
        bytes memory paused = abi.encodeWithSelector(ErrorsLib.Paused.selector, (_today() + length) * 1 days);
        address staker = _someone(who);
        fund(staker, 1e6);
        assertEq(pool.maxDeposit(staker), 0, Promises.P6_PAUSE);
        vm.expectRevert(paused);
        vm.prank(staker);
        pool.deposit(1e6, staker);
        if (core.cover.capacity(EXPLOIT) > 1e6) {
            fund(staker, core.cover.quote(EXPLOIT, 1e6, 30));
            vm.expectRevert(paused);
            vm.prank(staker);
            core.cover.buy(EXPLOIT, 1e6, 30, type(uint256).max, staker);
        }
        _process();
        core.factory.unpause(address(pool));
        ghost_restedDay = _today() + 30;
        _did("pause.some");
    }

    /// @notice Another curator for a moment.
    function changeCurator(uint256 who) external action("changeCurator") {
        address other = _someone(who);
        core.factory.setCurator(address(pool), other);
        assertEq(pool.curator(), other, Promises.P6_CURATOR);
        ProductTerms memory t = Demo.exploit(address(pool), address(core.model));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, address(this), other));
        core.cover.listProduct(t);
        core.factory.setCurator(address(pool), address(this));
        _did("changeCurator.some");
    }
}
