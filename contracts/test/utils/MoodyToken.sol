// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title Does what it is told whenever its tokens move, or are asked about
contract MoodyToken is ERC20("Moody", "MOOD") {
    enum Mood {
        Calm,
        Reverts,
        BurnsGas,
        ReturnsFalse,
        ReEnters
    }

    Mood public mood;
    address private _target;
    bytes private _call;
    bool public reEntered;

    constructor() {
        _mint(msg.sender, 1e30);
    }

    function turn(Mood mood_, address target, bytes calldata data) external {
        (mood, _target, _call) = (mood_, target, data);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        if (mood == Mood.Reverts) revert("no");
        if (mood == Mood.BurnsGas) while (true) {}
        if (mood == Mood.ReturnsFalse) return false;
        if (mood == Mood.ReEnters) (reEntered,) = _target.call(_call);
        return super.transfer(to, amount);
    }

    function balanceOf(address who) public view override returns (uint256) {
        if (mood == Mood.Reverts) revert("no");
        if (mood == Mood.BurnsGas) while (true) {}
        return super.balanceOf(who);
    }
}
