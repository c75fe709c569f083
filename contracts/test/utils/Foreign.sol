// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title A token that existed before the mutual: plain ERC-20 without permit
contract ForeignToken {
    string public name;
    string public symbol;
    uint8 public immutable decimals;
    uint256 public totalSupply;
    mapping(address owner => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 amount);
    event Approval(address indexed owner, address indexed spender, uint256 amount);

    constructor(string memory symbol_, uint8 decimals_, address holder, uint256 supply) {
        (name, symbol, decimals) = (symbol_, symbol_, decimals_);
        (totalSupply, balanceOf[holder]) = (supply, supply);
        emit Transfer(address(0), holder, supply);
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        emit Approval(msg.sender, spender, amount);
        return true;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        return _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        allowance[from][msg.sender] -= amount;
        return _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) internal virtual returns (bool) {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        emit Transfer(from, to, amount);
        return true;
    }
}

/// @title A token that takes 1 % of every transfer
contract ForeignFeeToken is ForeignToken {
    constructor(string memory symbol_, uint8 decimals_, address holder, uint256 supply)
        ForeignToken(symbol_, decimals_, holder, supply)
    {}

    function _move(address from, address to, uint256 amount) internal override returns (bool) {
        super._move(from, address(this), amount / 100);
        return super._move(from, to, amount - amount / 100);
    }
}

/// @title A feed that existed before the mutual, with one answer given at its creation
contract ForeignFeed {
    uint80 private constant ROUND = (1 << 64) | 1;

    string public description;
    uint8 public immutable decimals;
    int256 private immutable _ANSWER;
    uint256 private immutable _UPDATED_AT = block.timestamp;

    constructor(string memory description_, uint8 decimals_, int256 answer) {
        (description, decimals, _ANSWER) = (description_, decimals_, answer);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return (ROUND, _ANSWER, _UPDATED_AT, _UPDATED_AT, ROUND);
    }
}
